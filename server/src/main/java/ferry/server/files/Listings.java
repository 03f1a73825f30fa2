package ferry.server.files;

import ferry.server.files.Resource.Folder;
import ferry.server.http.Method;
import ferry.server.http.Request;
import ferry.server.http.Response;
import ferry.server.http.Status;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// How folders without an index are shown. Immutable.
///
/// @param shown whether they are at all
/// @param above the path under which clients see the root
record Listings(boolean shown, List<String> above) {
    Listings withShown(boolean nowShown) {
        return new Listings(nowShown, above);
    }

    Listings withAbove(List<String> nowAbove) {
        return new Listings(shown, nowAbove);
    }

    /// The listing of the folder of these names.
    ///
    /// @throws IOException it can't be read
    Response respond(Request request, DocumentRoot root, List<String> names, Folder folder) throws IOException {
        ListingFormat format = ListingFormat.of(request);
        var path = new ArrayList<>(above);
        path.addAll(names);
        var page = new Listing(root, names.size(), path, folder, format);
        if (request.method().equals(Method.HEAD)) {
            page.close();
            return new Response(Status.OK, format.headers(), FileContent.unsent(OptionalLong.empty()));
        }
        return new Response(Status.OK, format.headers(), page);
    }
}
