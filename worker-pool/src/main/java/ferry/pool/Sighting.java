package ferry.pool;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A [WorkerSnapshot] in the making. Immutable.
///
/// It is taken under the crew's lock, where the job may not be asked for its name: a `toString` is somebody else's
/// code.
record Sighting(String worker, WorkerState state, @Nullable Runnable job, long since) {

    WorkerSnapshot developed() {
        return new WorkerSnapshot(
                worker, state, Optional.ofNullable(job).map(NamedJob::nameOf), Instant.ofEpochMilli(since));
    }
}
