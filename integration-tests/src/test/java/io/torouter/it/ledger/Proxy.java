package io.torouter.it.ledger;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Stands between a node and its database, and takes it away: connections break, and new ones are refused. */
public final class Proxy implements AutoCloseable {
    private final int target;
    private final int port;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile ServerSocket server;

    /**
     * @param target a port of this machine
     */
    public Proxy(int target) throws IOException {
        this.target = target;
        this.server = listen(0);
        this.port = server.getLocalPort();
    }

    public int port() {
        return port;
    }

    private ServerSocket listen(int at) throws IOException {
        var listening = new ServerSocket();
        listening.setReuseAddress(true);
        listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), at));
        threads.execute(() -> acceptAll(listening));
        return listening;
    }

    private void acceptAll(ServerSocket listening) {
        try {
            while (true) {
                var client = listening.accept();
                var database = new Socket(InetAddress.getLoopbackAddress(), target);
                sockets.add(client);
                sockets.add(database);
                threads.execute(() -> pass(client, database));
                threads.execute(() -> pass(database, client));
            }
        } catch (IOException _) {
            // The database is taken away.
        }
    }

    private static void pass(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException _) {
            // One end is gone, so the other goes.
        }
    }

    public void takeAway() throws IOException {
        server.close();
        for (var socket : sockets) {
            socket.close();
        }
        sockets.clear();
    }

    public void bringBack() throws IOException {
        server = listen(port);
    }

    @Override
    public void close() throws IOException {
        takeAway();
        threads.close();
    }
}
