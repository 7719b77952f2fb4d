import { options, render } from "preact";
import { App } from "./app";
import { start } from "./session";
import "./style.css";

// Drawn before the next key, so that the focus can follow what was added.
options.debounceRendering = queueMicrotask;

const root = document.getElementById("app");
// The editor must be there before the page that holds it.
void start();
if (root) render(<App />, root);
