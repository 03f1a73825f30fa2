package ferry.server.files;

import ferry.server.http.Headers;
import ferry.server.http.Headers.Field;
import ferry.server.http.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What `_headers` says. Immutable; a pure function of a request's path and a response.
///
/// @param blocks in their order
/// @param complaints about the lines that say nothing
record HeaderRules(List<Block> blocks, List<String> complaints) {
    static final HeaderRules NONE = new HeaderRules(List.of(), List.of());

    /// They describe a file, and not what is sent in its place or around it.
    private static final Set<String> OF_CONTENT = Set.of("content-type", "content-disposition", "content-language");

    /// The fields for the paths that match a pattern.
    record Block(Optional<String> host, PathPattern pattern, List<Edit> edits) {}

    /// A line of a block.
    sealed interface Edit {
        String name();

        /// One more value.
        record Add(String name, String value) implements Edit {}

        /// None of what blocks before have said, nor of what the response says itself.
        record Remove(String name) implements Edit {}
    }

    boolean isEmpty() {
        return blocks.isEmpty();
    }

    /// The response to a request for this path, with the fields that the matching blocks give it in the places of
    /// its own.
    ///
    /// @param path the request's in its one spelling
    /// @param host that it was for, without port, in lower case
    Response edit(Response response, String path, String host) {
        Map<String, List<Field>> edited = fields(path, host);
        if (!isFile(response)) {
            edited.keySet().removeAll(OF_CONTENT);
        }
        if (edited.isEmpty()) {
            return response;
        }
        var fields = new ArrayList<Field>();
        for (Field field : response.headers()) {
            List<Field> instead = edited.get(key(field.name()));
            // Whatever a site says, caches have to know what the server looked at.
            if (instead == null || key(field.name()).equals("vary")) {
                fields.add(field);
            }
        }
        edited.values().forEach(fields::addAll);
        return new Response(response.status(), Headers.copyOf(fields), response.body());
    }

    /// An error is none, and of several ranges each part has the type of the file.
    private static boolean isFile(Response response) {
        return response.status().code() < 400
                && response.headers()
                        .first("Content-Type")
                        .filter(type -> type.startsWith("multipart/byteranges"))
                        .isEmpty();
    }

    /// The fields by name; none where a name is to be removed.
    private Map<String, List<Field>> fields(String path, String host) {
        var fields = new LinkedHashMap<String, List<Field>>();
        for (Block block : blocks) {
            if (block.host().isEmpty() || block.host().get().equals(host)) {
                block.pattern()
                        .match(path)
                        .ifPresent(captures -> block.edits().forEach(edit -> apply(edit, captures, fields)));
            }
        }
        return fields;
    }

    private static void apply(Edit edit, Captures captures, Map<String, List<Field>> fields) {
        switch (edit) {
            case Edit.Add(String name, String value) -> {
                // A placeholder that stands for nothing leaves a space at an end, where no field may have one.
                var field = new Field(name, captures.expand(value).strip());
                fields.merge(key(name), List.of(field), HeaderRules::joined);
            }
            case Edit.Remove(String name) -> fields.put(key(name), List.of());
        }
    }

    /// Several values are one list (RFC 9110, 5.3), except cookies, which have commas of their own.
    private static List<Field> joined(List<Field> before, List<Field> more) {
        if (before.isEmpty()) {
            return more;
        }
        Field last = more.getFirst();
        if (key(last.name()).equals("set-cookie")) {
            var all = new ArrayList<>(before);
            all.add(last);
            return List.copyOf(all);
        }
        String values = Stream.of(before.getFirst(), last)
                .map(Field::value)
                .filter(value -> !value.isEmpty())
                .collect(Collectors.joining(", "));
        return List.of(new Field(last.name(), values));
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
