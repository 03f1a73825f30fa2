package ferry.server.cli;

import ferry.server.WebServer;
import ferry.server.files.Mounts;
import ferry.server.files.SinglePage;
import ferry.server.http.BasicAuthentication;
import ferry.server.http.Headers.Field;
import java.util.List;
import java.util.Optional;

/// The kinds of values that say what is sent.
final class SiteSettings {
    private SiteSettings() {}

    /// A field that every response may have.
    static final class HeaderField extends Kind<Field> {
        HeaderField() {
            super("'Name: value', and not Date or a field that frames messages", "'X-Frame-Options: DENY'");
        }

        @Override
        Optional<Field> read(String text) {
            int colon = text.indexOf(':');
            if (colon < 0) {
                return Optional.empty();
            }
            try {
                var field = new Field(
                        text.substring(0, colon), text.substring(colon + 1).strip());
                return Optional.of(field).filter(candidate -> !WebServer.writesItself(candidate.name()));
            } catch (IllegalArgumentException _) {
                return Optional.empty();
            }
        }
    }

    /// Who may see the site.
    static final class Credentials extends Kind<BasicAuthentication> {
        Credentials() {
            super("USER:PASSWORD", "me:secret");
        }

        @Override
        boolean isSecret() {
            return true;
        }

        @Override
        Optional<BasicAuthentication> read(String text) {
            int colon = text.indexOf(':');
            if (colon < 0) {
                return Optional.empty();
            }
            try {
                return Optional.of(BasicAuthentication.of(text.substring(0, colon), text.substring(colon + 1)));
            } catch (IllegalArgumentException _) {
                return Optional.empty();
            }
        }
    }

    /// Another folder, and where it is found in the site.
    static final class Mount extends Kind<MountedFolder> {
        Mount() {
            super("/path=FOLDER", "/photos=../photos");
        }

        @Override
        Optional<MountedFolder> read(String text) {
            int equals = text.indexOf('=');
            if (equals < 0 || !Mounts.isMountable(text.substring(0, equals))) {
                return Optional.empty();
            }
            return new FilePath("site")
                    .read(text.substring(equals + 1))
                    .map(folder -> new MountedFolder(text.substring(0, equals), folder));
        }
    }

    /// A page of the site, by its path there.
    static final class Page extends Kind<SinglePage> {
        Page() {
            super("a file in the folder", "index.html");
        }

        @Override
        Optional<SinglePage> read(String text) {
            boolean climbs = List.of(text.split("/", -1)).stream().anyMatch(name -> name.matches("\\.{0,2}"));
            return climbs ? Optional.empty() : Optional.of(SinglePage.of(text));
        }
    }
}
