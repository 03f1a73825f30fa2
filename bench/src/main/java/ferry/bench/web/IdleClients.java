package ferry.bench.web;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Connections that have asked once and rest. Confined to its thread.
final class IdleClients implements Burden {

    /// After that much the server has done what the last connection and the collection have left to do.
    private static final int SETTLING_SECONDS = 1;

    private static final int REST_SECONDS = 2;
    private static final byte[] REQUEST =
            ("GET /" + Site.SMALL + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END_OF_HEAD = {'\r', '\n', '\r', '\n'};

    private final List<Socket> sockets = new ArrayList<>();
    private final Map<String, Double> figures = new LinkedHashMap<>();

    private IdleClients() {}

    static IdleClients open(Server server, int count) throws IOException, InterruptedException {
        IdleClients clients = new IdleClients();
        double live = server.liveMegabytes();
        double resident = server.residentMegabytes();
        try {
            for (int i = 0; i < count; i++) {
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
                clients.sockets.add(socket);
                ask(socket);
            }
            double moreLive = server.liveMegabytes() - live;
            double moreResident = server.residentMegabytes() - resident;
            clients.figures.put("resident KB each", moreResident * 1024 / count);
            clients.figures.put("live KB each", moreLive * 1024 / count);
            TimeUnit.SECONDS.sleep(SETTLING_SECONDS);
            clients.figures.put("CPU % at rest", restingCpuPercent(server));
            return clients;
        } catch (IOException | InterruptedException e) {
            clients.close();
            throw e;
        }
    }

    private static double restingCpuPercent(Server server) throws IOException, InterruptedException {
        double before = server.cpuMicros();
        TimeUnit.SECONDS.sleep(REST_SECONDS);
        return (server.cpuMicros() - before) / (REST_SECONDS * 1e6) * 100;
    }

    private static void ask(Socket socket) throws IOException {
        socket.getOutputStream().write(REQUEST);
        byte[] buffer = new byte[8192];
        int length = 0;
        while (!isWhole(buffer, length)) {
            int read = socket.getInputStream().read(buffer, length, buffer.length - length);
            if (read < 0) {
                throw new IOException("closed instead of answered");
            }
            length += read;
        }
    }

    /// Nothing in the file looks like the end of a head.
    private static boolean isWhole(byte[] response, int length) {
        int end = length - Site.SMALL_BYTES;
        return end >= END_OF_HEAD.length
                && Arrays.equals(response, end - END_OF_HEAD.length, end, END_OF_HEAD, 0, END_OF_HEAD.length);
    }

    /// How many were closed meanwhile.
    @Override
    public Map<String, Double> figures() {
        double lost = 0;
        for (Socket socket : sockets) {
            try {
                ask(socket);
            } catch (IOException closed) {
                lost++;
            }
        }
        figures.put("lost", lost);
        return figures;
    }

    @Override
    public void close() {
        Sockets.close(sockets);
    }
}
