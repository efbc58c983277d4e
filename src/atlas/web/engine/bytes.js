// Bytes as the program wrote them into the page: base64 without line ends.
export const bytesOf = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
