# SPDX-License-Identifier: MIT
# The page's template and the engine inside the program. scripts/update_page and scripts/update_engine make them; tests see that they did.
rangeband_embed(${name} ${PROJECT_SOURCE_DIR}/src atlas/template.html wasm/npm/engine.wasm.gz)
