// The page's way to the sandbox: small fetches with one kind of error.

export async function get(path) {
  return read(await fetch(path));
}

export async function post(path, body) {
  return read(
    await fetch(path, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    }),
  );
}

export async function postForm(path, form) {
  return read(await fetch(path, { method: "POST", body: form }));
}

async function read(response) {
  let body = {};
  try {
    body = await response.json();
  } catch {
    // An answer without JSON is an error below or means nothing to us.
  }
  if (!response.ok) {
    const error = new Error(body.error || "Máy chủ thử không nhận yêu cầu này.");
    error.status = response.status;
    throw error;
  }
  return body;
}
