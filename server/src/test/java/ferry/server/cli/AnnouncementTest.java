package ferry.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnnouncementTest {
    private static final URI HERE = URI.create("http://127.0.0.1:7879/");

    @Test
    void aScriptReadsOneLine() {
        assertThat(new Announcement("/srv/site", List.of(), HERE, List.of(), 7878, 8).line())
                .isEqualTo("Ferry is serving /srv/site at http://127.0.0.1:7879/");
    }

    @Test
    void aPersonReadsABanner() {
        var photos = new MountedFolder("/photos", Path.of("/srv/pictures"));
        var films = new MountedFolder("/photos/films/", Path.of("/srv/films"));
        var announcement = new Announcement(
                "/srv/site", List.of(photos, films), HERE, List.of(URI.create("http://192.0.2.7:7879/")), 7878, 8);

        assertThat(announcement.banner())
                .containsExactly(
                        "",
                        "  Ferry is serving /srv/site",
                        "    and at /photos/ the folder /srv/pictures",
                        "    and at /photos/films/ the folder /srv/films",
                        "",
                        "    On this machine   http://127.0.0.1:7879/",
                        "    In your network   http://192.0.2.7:7879/",
                        "",
                        "  Port 7878 is taken, so it is 7879 this time.",
                        "  Workers: 8. Stop with Ctrl-C.",
                        "");
    }

    @ParameterizedTest
    @CsvSource({"0", "7879"})
    void aPortThatWasAskedForHasNotMoved(int wanted) {
        assertThat(new Announcement("/srv/site", List.of(), HERE, List.of(), wanted, 8).move())
                .isEmpty();
    }

    @Test
    void aServerAtOneAddressHasNoOthers() throws UnknownHostException {
        assertThat(Networks.uris(new InetSocketAddress(InetAddress.getByName("192.0.2.7"), 7878)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, true",
        "2001:db8::7, true",
        "127.0.0.1, false",
        "::1, false",
        "fe80::1, false",
        "169.254.1.1, false"
    })
    void othersReachAddressesThatAreNeitherLoopbackNorLinkLocal(String address, boolean reachable)
            throws UnknownHostException {
        assertThat(Networks.isReachable(InetAddress.getByName(address))).isEqualTo(reachable);
    }

    @ParameterizedTest
    @CsvSource({"192.0.2.7, false", "127.0.0.1, true", "127.0.0.2, true", "0.0.0.0, true", "::, true"})
    void aServerCanListenAtAddressesOfItsMachine(String address, boolean here) throws IOException {
        assertThat(Networks.isOfThisMachine(InetAddress.getByName(address))).isEqualTo(here);
    }

    @ParameterizedTest
    @CsvSource({"192.0.2.7, http://192.0.2.7:80/", "2001:db8::7, http://[2001:db8:0:0:0:0:0:7]:80/"})
    void anAddressBecomesAUri(String address, URI uri) throws UnknownHostException {
        assertThat(Networks.uri(InetAddress.getByName(address), 80)).isEqualTo(uri);
    }
}
