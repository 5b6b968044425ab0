// A table as comma-separated values, for the clipboard and as a file.
function cell(value) {
  let text = value === null || value === undefined ? "" : String(value);
  // A spreadsheet would calculate what begins like this: text of an article is never a formula.
  if (typeof value !== "number" && /^[=+\-@\t\r]/.test(text)) text = "'" + text;
  return /[",\r\n]/.test(text) ? '"' + text.replaceAll('"', '""') + '"' : text;
}

const csv = (lines) => lines.map((line) => line.map(cell).join(",")).join("\r\n") + "\r\n";

// Where the page may not reach the clipboard (a frame, an old browser) it is copied as a selection is.
async function copy(text, key) {
  try {
    await navigator.clipboard.writeText(text);
  } catch (error) {
    if (!(error instanceof TypeError || error instanceof DOMException)) throw error;
    const box = document.createElement("textarea");
    const before = document.activeElement;
    box.value = text;
    box.className = "unseen";
    document.body.append(box);
    box.select();
    document.execCommand("copy");
    box.remove();
    if (before) before.focus();
  }
  announce(say(key));
}

// The mark at the beginning tells spreadsheets that Arabic follows in UTF-8.
function save(text, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob(["\ufeff" + text], { type: "text/csv;charset=utf-8" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
