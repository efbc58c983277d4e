/// GDAL's ways off this machine: shut when it starts, opened by --allow-network alone.
#pragma once

namespace rangeband::gdal {

/// For `start_gdal`, before any driver is registered: takes from the environment what would make GDAL load or run
/// somebody's code, reach the network or read its settings from a file. What names its own data stays.
void leave_environment_out();

/// For `start_gdal`, after that: no address is fetched, and no path of GDAL's own that means a server can be opened,
/// whoever asks: a driver, or a file that points elsewhere.
void shut_network();

/// Opens both and puts back what the environment says of proxies, certificates and time limits. Nothing that executes
/// comes back. Starts GDAL.
void open_network();

}  // namespace rangeband::gdal
