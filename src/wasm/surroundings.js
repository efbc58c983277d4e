// SPDX-License-Identifier: MIT
// What Emscripten's linker is told of: the module's surroundings bring it.
mergeInto(LibraryManager.library, { progress() {} });
