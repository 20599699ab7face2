// A worker for pages opened from disk, where browsers allow none: the script runs in a hidden frame.
(() => {
  "use strict";
  if (location.protocol !== "file:") return;

  const load = (page, address) =>
    new Promise((done, failed) => {
      const script = page.createElement("script");
      script.src = address;
      script.onload = done;
      script.onerror = failed;
      page.body.append(script);
    });

  class IFrameWorker extends EventTarget {
    constructor(address) {
      super();
      this.frame = document.createElement("iframe");
      this.frame.hidden = true;
      this.frame.title = "Search";
      document.body.append(this.frame);
      const scope = this.frame.contentWindow;
      const page = scope.document;
      page.open();
      page.write("<!doctype html><title>Search</title><body></body>");
      page.close();
      scope.postMessage = (data) => this.answer(data);
      scope.importScripts = (...addresses) =>
        addresses.reduce((before, one) => before.then(() => load(page, one)), Promise.resolve());
      this.ready = load(page, address);
    }

    answer(data) {
      const event = new MessageEvent("message", { data });
      this.dispatchEvent(event);
      if (this.onmessage) this.onmessage(event);
    }

    postMessage(data) {
      this.ready.then(() => {
        this.frame.contentWindow.dispatchEvent(new MessageEvent("message", { data: structuredClone(data) }));
      });
    }

    terminate() {
      this.frame.remove();
    }
  }

  window.IFrameWorker = IFrameWorker;
  window.Worker = IFrameWorker;
})();
