package io.torouter.node.limits;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.config.Config;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;

import io.torouter.gateway.limits.Decision;
import io.torouter.gateway.limits.LimitDesk;
import io.torouter.limits.Amounts;
import io.torouter.limits.Claim;
import io.torouter.limits.Grant;
import io.torouter.limits.LimitBook;
import io.torouter.limits.Limits;
import io.torouter.limits.Past;
import io.torouter.limits.PastUse;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Three members on loopback, as three nodes have them, and one that will die. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SharedBookTest {
    private static final Amounts ONE = new Amounts(1, 0, 5, 1);
    private final List<HazelcastInstance> members = new ArrayList<>();
    private final String cluster = UUID.randomUUID().toString();

    @BeforeAll
    void start() throws IOException {
        var ports = freePorts(4);
        for (int port : ports) {
            members.add(Hazelcast.newHazelcastInstance(config(port, ports)));
        }
        assertThat(members.getLast().getCluster().getMembers()).hasSize(4);
    }

    private static List<Integer> freePorts(int count) throws IOException {
        var sockets = new ArrayList<ServerSocket>();
        try {
            for (int i = 0; i < count; i++) {
                sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return sockets.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            for (var socket : sockets) {
                socket.close();
            }
        }
    }

    private Config config(int port, List<Integer> ports) {
        var config = new Config().setClusterName(cluster);
        config.setProperty("hazelcast.wait.seconds.before.join", "0")
                .setProperty("hazelcast.phone.home.enabled", "false")
                .setProperty("hazelcast.logging.type", "slf4j")
                .setProperty("hazelcast.shutdownhook.enabled", "false")
                .setProperty("hazelcast.socket.bind.any", "false");
        var network = config.getNetworkConfig().setPort(port).setPortAutoIncrement(false);
        network.getInterfaces().setEnabled(true).addInterface("127.0.0.1");
        network.getJoin().getAutoDetectionConfig().setEnabled(false);
        network.getJoin().getMulticastConfig().setEnabled(false);
        network.getJoin()
                .getTcpIpConfig()
                .setEnabled(true)
                .setMembers(ports.stream().map(each -> "127.0.0.1:" + each).toList());
        SharedBook.configure(config);
        return config;
    }

    @AfterAll
    void stop() {
        members.forEach(member -> member.getLifecycleService().terminate());
    }

    private static Claim claim(String holder, long sequence, Limits limits, Amounts used, int needs) {
        return new Claim(holder, sequence, limits, used, Amounts.NONE, Collections.nCopies(needs, ONE), Amounts.NONE);
    }

    private static Grant join(CompletionStage<Grant> grant) {
        return grant.toCompletableFuture().join();
    }

    /** What is not answered in time, on a machine that is busy, is asked again as a claimant does it. */
    private static CompletionStage<Grant> heard(LimitBook book, Claim claim, int times) {
        var grant = book.claim("parallel", claim);
        return times == 1 ? grant : grant.exceptionallyCompose(_ -> heard(book, claim, times - 1));
    }

    private static long given(Grant grant) {
        return grant.answers().stream().filter(Grant.Given.class::isInstance).count();
    }

    @Test
    void threeMembersTogetherGiveWhatThereIs() {
        var limits = new Limits(0, 0, 0, 0, 300, 0, 0);
        var books = members.stream().limit(3).map(member -> new SharedBook(member, PastUse.NONE)).toList();
        var asked =
                IntStream.range(0, 500)
                        .mapToObj(i -> heard(books.get(i % 3), claim("h" + i, 1, limits, Amounts.NONE, 1), 10))
                        .toList();

        assertThat(asked.stream().mapToLong(grant -> given(join(grant))).sum()).isEqualTo(300);
    }

    /** An edge instance of a node, with an event loop of its own. */
    private static final class Edge implements AutoCloseable {
        private final ExecutorService loop = Executors.newSingleThreadExecutor();
        private final LimitDesk desk;

        Edge(HazelcastInstance member) {
            var book = new SharedBook(member, PastUse.NONE);
            desk = new LimitDesk(new LimitDesk.Parts(book, member.getName(), loop, System::currentTimeMillis, false));
        }

        /** Costs a nanodollar, if it is let in. */
        void call(Limits limits, Consumer<Decision> then) {
            loop.execute(() -> desk.of("capped", limits).reserve(1, 1, then));
        }

        @Override
        public void close() {
            loop.close();
        }
    }

    @Test
    void fiveHundredCallsAtThreeNodesSpendTheCapAndNoMore() throws InterruptedException {
        var limits = new Limits(200, 0, 0, 0, 0, 0, 0);
        var spent = new AtomicInteger();
        var over = new CountDownLatch(500);
        try (var a = new Edge(members.get(0));
                var b = new Edge(members.get(1));
                var c = new Edge(members.get(2))) {
            var edges = List.of(a, b, c);
            for (int i = 0; i < 500; i++) {
                edges.get(i % 3).call(limits, decision -> end(decision, spent, over));
            }
            assertThat(over.await(20, TimeUnit.SECONDS)).isTrue();
        }

        assertThat(spent).hasPositiveValue().hasValueLessThanOrEqualTo(200);
    }

    private static void end(Decision decision, AtomicInteger spent, CountDownLatch over) {
        if (decision instanceof Decision.Admitted(var reservation, _)) {
            spent.incrementAndGet();
            reservation.settle(1, 1, 1);
        }
        over.countDown();
    }

    @Test
    void thePastIsReadWhereItIsNeededAndOnlyThen() {
        var limits = new Limits(100, 0, 0, 0, 0, 0, 0);
        var asked = new AtomicInteger();
        PastUse past =
                (_, _) -> {
                    asked.incrementAndGet();
                    return CompletableFuture.completedFuture(new Past(90, List.of()));
                };

        var first = join(new SharedBook(members.getFirst(), past).claim("old", claim("a", 1, limits, Amounts.NONE, 3)));
        join(new SharedBook(members.get(1), past).claim("old", claim("b", 1, limits, Amounts.NONE, 1)));

        assertThat(given(first)).isEqualTo(2);
        assertThat(asked).hasValue(1);
    }

    @Test
    void aPastThatIsKnownLateCountsOnce() {
        var limits = new Limits(100, 0, 0, 0, 0, 0, 0);
        var known = new AtomicReference<>(Past.UNKNOWN);
        PastUse past = (_, _) -> CompletableFuture.completedFuture(known.get());
        var books = members.stream().limit(3).map(member -> new SharedBook(member, past)).toList();
        assertThat(given(join(books.getFirst().claim("owing", claim("a", 1, limits, Amounts.NONE, 3))))).isEqualTo(3);

        known.set(new Past(90, List.of()));
        for (int i = 0; i < 3; i++) {
            join(books.get(i).claim("owing", claim("b", i + 1, limits, Amounts.NONE, 0)));
        }

        var sequence = new AtomicLong(3);
        await(() -> ask(books.get(1), limits, sequence) == 2);
        assertThat(ask(books.get(2), limits, sequence)).isEqualTo(2);
    }

    /** Of three that need five each, and are not used. */
    private static long ask(LimitBook book, Limits limits, AtomicLong sequence) {
        return given(join(book.claim("owing", claim("b", sequence.incrementAndGet(), limits, Amounts.NONE, 3))));
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
            LockSupport.parkNanos(1_000_000);
        }
    }

    /** Each subject lives on some member; with forty of them, on the dying one too. */
    @Test
    void whatWasCountedOutlivesAMember() {
        var limits = new Limits(1_000, 0, 0, 0, 0, 0, 0);
        var used = new Amounts(1, 0, 995, 0);
        var book = new SharedBook(members.getFirst(), PastUse.NONE);
        var dying = members.getLast();
        IntStream.range(0, 40).forEach(i -> join(book.claim("mortal" + i, claim("a", 1, limits, used, 0))));
        var onTheDying = IntStream.range(0, 40).filter(i -> isOwner(dying, "mortal" + i)).count();
        assertThat(onTheDying).isPositive();

        dying.getLifecycleService().terminate();

        for (int i = 0; i < 40; i++) {
            var grant = join(book.claim("mortal" + i, claim("b", 1, limits, Amounts.NONE, 2)));
            assertThat(given(grant)).as("subject " + i).isEqualTo(1);
        }
    }

    private static boolean isOwner(HazelcastInstance member, String subject) {
        return member.getCluster()
                .getLocalMember()
                .equals(member.getPartitionService().getPartition(subject).getOwner());
    }
}
