// Keeps the reviewer's work in the browser's own storage, where the browser lets a page do that.
class Kept {
  constructor(fingerprint) {
    this.key = `placeline-review ${fingerprint}`;
    try {
      localStorage.setItem("placeline-review", "");
      localStorage.removeItem("placeline-review");
      this.works = true;
    } catch {
      this.works = false;
    }
  }

  load() {
    if (!this.works) return null;
    try {
      const kept = JSON.parse(localStorage.getItem(this.key));
      return kept !== null && Array.isArray(kept.rows) ? {...kept, rows: kept.rows.map(correction_row)} : null;
    } catch {
      return null; // not ours, or spoilt
    }
  }

  save(progress) {
    if (!this.works) return;
    try {
      localStorage.setItem(this.key, JSON.stringify(progress));
    } catch {
      this.works = false; // no room
    }
  }
}
