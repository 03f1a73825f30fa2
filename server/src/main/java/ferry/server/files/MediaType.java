package ferry.server.files;

import ferry.server.http.Headers.Field;

/// What kind of content a file has. Immutable.
///
/// @param contentType names it
/// @param compressible whether such content shrinks much when it is compressed, as text does
record MediaType(Field contentType, boolean compressible) {}
