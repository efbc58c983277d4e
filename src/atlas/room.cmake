# SPDX-License-Identifier: MIT
# The page's template inside the program. scripts/update_page makes it; a test sees that it did.
rangeband_embed(${name} ${PROJECT_SOURCE_DIR}/src/atlas template.html)
