package ferry.server.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.channels.ServerSocketChannel;

/// A server socket of a channel, in a class that tests can extend.
class WrappedServerSocket extends ServerSocket {
    private final ServerSocket wrapped = ServerSocketChannel.open().socket();

    WrappedServerSocket() throws IOException {}

    /// One that listens at any free port.
    static ServerSocket onLoopback() throws IOException {
        var listening = new WrappedServerSocket();
        listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        return listening;
    }

    @Override
    public void bind(SocketAddress address) throws IOException {
        wrapped.bind(address);
    }

    @Override
    public SocketAddress getLocalSocketAddress() {
        return wrapped.getLocalSocketAddress();
    }

    @Override
    public InetAddress getInetAddress() {
        return wrapped.getInetAddress();
    }

    @Override
    public int getLocalPort() {
        return wrapped.getLocalPort();
    }

    @Override
    public Socket accept() throws IOException {
        return wrapped.accept();
    }

    @Override
    public boolean isClosed() {
        return wrapped.isClosed();
    }

    @Override
    public void close() throws IOException {
        wrapped.close();
    }
}
