package ferry.server;

import ferry.pool.PoolSnapshot;
import java.time.Instant;

/// A server at one moment. Immutable.
///
/// @param startedAt when it began to listen
/// @param openConnections with a client at the other end, busy or idle
/// @param acceptedConnections since the start
/// @param responses since the start
/// @param pool what the workers are doing
public record ServerStatus(
        Instant startedAt, int openConnections, long acceptedConnections, long responses, PoolSnapshot pool) {}
