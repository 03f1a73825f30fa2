package ferry.server.net;

import ferry.server.http.Headers;
import ferry.server.http.Headers.Field;
import ferry.server.http.Response;

/// Fields that stand in every response, whoever makes it. Immutable.
///
/// @param fields in the order in which they are sent
record StandingFields(Headers fields) {
    /// The response with these fields. They take the place of its own of their names, but for `Vary`: what the
    /// response depends on, it still depends on.
    Response in(Response response) {
        if (fields.size() == 0) {
            return response;
        }
        Headers all = response.headers();
        for (Field field : fields) {
            all = field.name().equalsIgnoreCase("Vary") ? all : all.without(field.name());
        }
        for (Field field : fields) {
            all = all.plus(field.name(), field.value());
        }
        return new Response(response.status(), all, response.body());
    }
}
