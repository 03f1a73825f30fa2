package ferry.server.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// The fields of a message in the order in which they stand there (RFC 9110, section 5). Immutable; names compare
/// without regard to case.
///
/// ```java
/// Headers headers = Headers.of("Content-Type", "text/html", "Vary", "Accept");
/// String type = headers.first("content-type").orElse("application/octet-stream");
/// Headers more = headers.with("Cache-Control", "no-cache");
/// ```
public final class Headers implements Iterable<Headers.Field> {
    private static final Headers EMPTY = new Headers();

    /// Never changed. An array, for each request looks up a dozen names, and a list would make an iterator for each.
    private final Field[] fields;

    /// One line of a header section. Immutable.
    ///
    /// @param name a token
    /// @param value one line of text without white space at its ends; each character is one byte (ISO 8859-1)
    public record Field(String name, String value) {
        /// @throws IllegalArgumentException the name is no token, or the value holds what no field value may hold
        public Field {
            if (!Syntax.isToken(name)) {
                throw new IllegalArgumentException("not a field name: \"" + name + '"');
            }
            if (!Syntax.isFieldValue(value)) {
                throw new IllegalArgumentException("not a field value for " + name);
            }
        }
    }

    private Headers(Field... fields) {
        this.fields = fields;
    }

    /// No fields at all.
    public static Headers empty() {
        return EMPTY;
    }

    /// Fields from names and values in turn.
    ///
    /// @throws IllegalArgumentException an odd count, or what [Field] refuses
    public static Headers of(String... namesAndValues) {
        if (namesAndValues.length % 2 != 0) {
            throw new IllegalArgumentException("a name without a value");
        }
        var fields = new ArrayList<Field>(namesAndValues.length / 2);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.add(new Field(namesAndValues[i], namesAndValues[i + 1]));
        }
        return copyOf(fields);
    }

    /// These fields in this order.
    public static Headers copyOf(List<Field> fields) {
        return fields.isEmpty() ? EMPTY : new Headers(fields.toArray(Field[]::new));
    }

    /// The value of the first field with this name.
    public Optional<String> first(String name) {
        int index = next(name, 0);
        return index < fields.length ? Optional.of(fields[index].value()) : Optional.empty();
    }

    /// Where the first field with this name is, from here on; not before the end if there is none.
    private int next(String name, int from) {
        int index = from;
        while (index < fields.length && !fields[index].name().equalsIgnoreCase(name)) {
            index++;
        }
        return index;
    }

    /// The values of all fields with this name, in order.
    public List<String> all(String name) {
        int first = next(name, 0);
        // Hardly any name is there twice.
        if (next(name, first + 1) >= fields.length) {
            return first < fields.length ? List.of(fields[first].value()) : List.of();
        }
        var values = new ArrayList<String>();
        for (int index = first; index < fields.length; index = next(name, index + 1)) {
            values.add(fields[index].value());
        }
        return List.copyOf(values);
    }

    /// All values of this name as the one list that they mean together (RFC 9110, 5.3).
    public Optional<String> combined(String name) {
        List<String> values = all(name);
        return values.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", values));
    }

    /// The members of a list of tokens such as `Connection`, in lower case, empty members left out (RFC 9110, 5.6.1).
    public List<String> tokens(String name) {
        List<String> values = all(name);
        if (values.isEmpty()) {
            return List.of();
        }
        var tokens = new ArrayList<String>();
        for (String value : values) {
            for (String member : value.split(",", -1)) {
                String token = member.strip().toLowerCase(Locale.ROOT);
                if (!token.isEmpty()) {
                    tokens.add(token);
                }
            }
        }
        return List.copyOf(tokens);
    }

    /// Whether there is a field with this name.
    public boolean contains(String name) {
        return next(name, 0) < fields.length;
    }

    /// These fields with one more at the end, whatever is there already.
    public Headers plus(String name, String value) {
        Field[] more = Arrays.copyOf(fields, fields.length + 1);
        more[fields.length] = new Field(name, value);
        return new Headers(more);
    }

    /// These fields with this one in the place of all others of its name.
    public Headers with(String name, String value) {
        return without(name).plus(name, value);
    }

    /// These fields without those of this name.
    public Headers without(String name) {
        if (!contains(name)) {
            return this;
        }
        return copyOf(Arrays.stream(fields)
                .filter(field -> !field.name().equalsIgnoreCase(name))
                .toList());
    }

    /// How many fields there are.
    public int size() {
        return fields.length;
    }

    @Override
    public Iterator<Field> iterator() {
        return Arrays.asList(fields).iterator();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Headers that && Arrays.equals(fields, that.fields);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(fields);
    }

    /// The fields as they would stand in a message, for a person to read.
    @Override
    public String toString() {
        return Arrays.stream(fields)
                .map(field -> field.name() + ": " + field.value())
                .collect(Collectors.joining("\n"));
    }
}
