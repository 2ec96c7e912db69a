package io.torouter.catalog.responses;

import static io.torouter.catalog.responses.Responses.NOW;
import static io.torouter.catalog.responses.Responses.conversation;
import static io.torouter.catalog.responses.Responses.here;
import static io.torouter.catalog.responses.Responses.ids;
import static io.torouter.catalog.responses.Responses.keep;
import static io.torouter.catalog.responses.Responses.large;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.torouter.settings.ResponsesSettings;
import io.torouter.stored.StoredResponse;
import io.torouter.stored.bus.StoreAnswer;
import io.torouter.stored.bus.StoreAnswer.Done;
import io.torouter.stored.bus.StoreQuestion;
import io.torouter.stored.bus.StoreQuestion.Find;
import io.torouter.stored.bus.StoreQuestion.Forget;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;

class ResponseFileTest {
    private static final ResponsesSettings WIDE = new ResponsesSettings(true, Duration.ofDays(30), 1 << 30, 1_000_000);

    @TempDir private Path folder;

    private long nowMillis = NOW;
    private final InstantSource clock = () -> Instant.ofEpochMilli(nowMillis);
    private ResponseFile file;

    @BeforeEach
    void opens() throws Exception {
        file = ResponseFile.open(folder.resolve("data"), WIDE, clock);
    }

    @AfterEach
    void closes() throws Exception {
        file.close();
    }

    @Test
    void givesBackWhatItKept() throws Exception {
        var kept = here("laptop", "resp_2", "resp_1", NOW);
        ask(keep(kept));
        assertThat(ask(conversation("resp_2")))
                .isInstanceOfSatisfying(
                        StoreAnswer.Found.class,
                        found -> {
                            assertThat(found.responses()).hasSize(1);
                            assertThat(found.responses().getFirst()).usingRecursiveComparison().isEqualTo(kept);
                        });
    }

    @Test
    void givesNothingToAnotherOwner() throws Exception {
        ask(keep(here("resp_1")));
        assertThat(ids(ask(new Find("phone", "resp_1", 0)))).isEmpty();
        assertThat(ask(new Forget("phone", "resp_1"))).isEqualTo(new Done(false));
        assertThat(ids(ask(conversation("resp_1")))).isEqualTo("resp_1");
    }

    @Test
    void keepsTheSameIdForTwoOwners() throws Exception {
        ask(keep(here("laptop", "resp_1", "", NOW)));
        ask(keep(here("phone", "resp_1", "resp_0", NOW)));
        assertThat(only(ask(conversation("resp_1"))).previous()).isEmpty();
        assertThat(only(ask(new Find("phone", "resp_1", 0))).previous()).isEqualTo("resp_0");
    }

    @Test
    void replacesAnEarlierOneOfTheSameOwnerAndId() throws Exception {
        ask(keep(large("resp_1", 100, NOW)));
        ask(keep(large("resp_1", 200, NOW)));
        assertThat(file.held()).isEqualTo(new ResponseRows.Held(1, large("resp_1", 200, NOW).bytes()));
    }

    @Test
    void walksBackThroughAConversation() throws Exception {
        ask(keep(here("laptop", "resp_1", "", NOW)));
        ask(keep(here("laptop", "resp_2", "resp_1", NOW)));
        ask(keep(here("laptop", "resp_3", "resp_2", NOW)));
        assertThat(ids(ask(conversation("resp_3")))).isEqualTo("resp_3 resp_2 resp_1");
        assertThat(ids(ask(new Find("laptop", "resp_3", 0)))).isEqualTo("resp_3");
    }

    @Test
    void endsTheWalkWithWhatExceedsTheBound() throws Exception {
        ask(keep(here("laptop", "resp_1", "", NOW)));
        ask(keep(here("laptop", "resp_2", "resp_1", NOW)));
        ask(keep(here("laptop", "resp_3", "resp_2", NOW)));
        long one = here("resp_3").bytes();
        assertThat(ids(ask(new Find("laptop", "resp_3", one)))).isEqualTo("resp_3 resp_2");
    }

    @Test
    void endsTheWalkInACircle() throws Exception {
        ask(keep(here("laptop", "resp_1", "resp_2", NOW)));
        ask(keep(here("laptop", "resp_2", "resp_1", NOW)));
        assertThat(ids(ask(conversation("resp_2")))).isEqualTo("resp_2 resp_1");
    }

    @Test
    void forgets() throws Exception {
        ask(keep(here("resp_1")));
        assertThat(ask(new Forget("laptop", "resp_1"))).isEqualTo(new Done(true));
        assertThat(ids(ask(conversation("resp_1")))).isEmpty();
        assertThat(file.held()).isEqualTo(new ResponseRows.Held(0, 0));
    }

    @Test
    void survivesARestart() throws Exception {
        ask(keep(here("resp_1")));
        file.close();
        file = ResponseFile.open(folder.resolve("data"), WIDE, clock);
        assertThat(ids(ask(conversation("resp_1")))).isEqualTo("resp_1");
        assertThat(file.held().responses()).isEqualTo(1);
    }

    @Test
    void givesNothingThatHasExpired() throws Exception {
        ask(keep(here("resp_1")));
        nowMillis = NOW + Duration.ofDays(30).toMillis();
        assertThat(ids(ask(conversation("resp_1")))).isEmpty();
    }

    @Test
    void sweepsOutWhatHasExpired() throws Exception {
        ask(keep(here("laptop", "old", "", NOW)));
        ask(keep(here("laptop", "young", "", NOW + 1)));
        nowMillis = NOW + Duration.ofDays(30).toMillis();
        assertThat(file.sweep()).isFalse();
        assertThat(file.held().responses()).isEqualTo(1);
    }

    @Test
    void pushesTheOldestOutWhenItHoldsTooManyBytes() throws Exception {
        bound(WIDE.maxCount(), 10_000);
        IntStream.range(0, 10).forEach(i -> ask(keep(large("resp_" + i, 2000, NOW + i))));
        assertThat(ids(ask(conversation("resp_9")))).isEqualTo("resp_9");
        assertThat(ids(ask(conversation("resp_7")))).isEqualTo("resp_7");
        assertThat(ids(ask(conversation("resp_6")))).isEmpty();
        assertThat(file.held().bytes()).isLessThanOrEqualTo(10_000);
    }

    @Test
    void pushesTheOldestOutWhenItHoldsTooMany() throws Exception {
        bound(2, WIDE.maxBytes());
        ask(keep(here("laptop", "second", "", NOW + 2)));
        ask(keep(here("laptop", "first", "", NOW + 1)));
        ask(keep(here("laptop", "third", "", NOW + 3)));
        assertThat(ids(ask(conversation("first")))).isEmpty();
        assertThat(ids(ask(conversation("second")))).isEqualTo("second");
    }

    @Test
    void doesNotKeepWhatWouldFillItAlone() throws Exception {
        bound(WIDE.maxCount(), 10_000);
        ask(keep(here("small")));
        assertThat(ask(keep(large("large", 10_000, NOW)))).isEqualTo(new Done(false));
        assertThat(ids(ask(conversation("small")))).isEqualTo("small");
    }

    @Test
    void shrinksToANarrowerBoundAfterARestart() throws Exception {
        IntStream.range(0, 20).forEach(i -> ask(keep(large("resp_" + i, 2000, NOW + i))));
        bound(5, WIDE.maxBytes());
        file.sweep();
        assertThat(file.held().responses()).isEqualTo(5);
    }

    @Test
    void isReadableByItsOwnerOnly() throws Exception {
        ask(keep(here("resp_1")));
        var path = folder.resolve("data").resolve(ResponseFile.NAME);
        for (var each : List.of(path, path.resolveSibling(ResponseFile.NAME + "-wal"))) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each))).isEqualTo("rw-------");
        }
    }

    @Test
    void refusesAFileThatIsNoDatabase() throws IOException {
        var other = Files.createDirectory(folder.resolve("other"));
        Files.writeString(
                other.resolve(ResponseFile.NAME), "not a database, but long enough to be looked at ".repeat(20));
        assertThatThrownBy(() -> ResponseFile.open(other, WIDE, clock)).isInstanceOf(SQLException.class);
    }

    private void bound(int count, long bytes) throws Exception {
        file.close();
        file = ResponseFile.open(folder.resolve("data"), new ResponsesSettings(true, WIDE.ttl(), bytes, count), clock);
    }

    private StoreAnswer ask(StoreQuestion question) {
        try {
            return file.answer(List.of(question)).getFirst();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static StoredResponse only(StoreAnswer answer) {
        return ((StoreAnswer.Found) answer).responses().getFirst();
    }
}
