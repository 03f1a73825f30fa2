package ferry.bench.web;

import java.util.List;

/// What is asked for again and again. Immutable.
sealed interface Ask {

    /// The whole file.
    record Get(String path) implements Ask {}

    /// The whole file, over a connection that is closed then.
    record Closing(String path) implements Ask {}

    /// The file in the coding gzip.
    record Gzip(String path) implements Ask {}

    /// The head alone. wrk takes it for one with a body behind it, so the file has to be empty.
    record Head(String path) implements Ask {}

    /// Whether it is still what it was.
    record Unchanged(String path) implements Ask {}

    /// A file that is not there.
    record Missing(String path) implements Ask {}

    /// The file, so many times without waiting for the responses between.
    record Batch(String path, int size) implements Ask {}

    /// Any file of a tree of so many.
    record AnyOf(int files) implements Ask {
        @Override
        public String path() {
            return Site.treePath(files, files / 2);
        }
    }

    /// Of one of these requests.
    String path();

    /// What its script has to be told.
    default List<String> scriptArguments() {
        return switch (this) {
            case Head _ -> List.of("method=HEAD");
            case Batch batch -> List.of("pipelined=" + batch.size());
            case AnyOf(int files) -> List.of("files=" + files);
            case Get _, Closing _, Gzip _, Unchanged _, Missing _ -> List.of();
        };
    }
}
