package io.torouter.catalog.responses;

import io.torouter.catalog.database.SqliteLibrary;
import io.torouter.catalog.secrets.OwnerFile;
import io.torouter.settings.ResponsesSettings;
import io.torouter.stored.StoredResponse;
import io.torouter.stored.bus.StoreAnswer;
import io.torouter.stored.bus.StoreQuestion;

import org.sqlite.JDBC;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;

/** The file of kept responses, a SQLite database. Blocks; belongs to one thread at a time. */
final class ResponseFile implements AutoCloseable {
    static final String NAME = "responses.db";

    /** The most rows that one transaction removes beside what it was asked to do. */
    private static final int MOST_REMOVED = 1000;

    private final Connection connection;
    private final ResponseRows rows;
    private final ResponsesSettings bounds;
    private final InstantSource clock;

    private ResponseFile(Connection connection, ResponsesSettings bounds, InstantSource clock) throws SQLException {
        this.connection = connection;
        this.rows = new ResponseRows(connection);
        this.bounds = bounds;
        this.clock = clock;
    }

    /**
     * Opens the file of a directory and makes what is missing of both.
     *
     * @throws IOException if the directory cannot be written to
     * @throws SQLException if the file is no such database, or of a later release
     */
    static ResponseFile open(Path directory, ResponsesSettings bounds, InstantSource clock)
            throws IOException, SQLException {
        Files.createDirectories(directory);
        var file = directory.resolve(NAME);
        OwnerFile.ensure(file);
        SqliteLibrary.load();
        var connection = new JDBC().connect("jdbc:sqlite:" + file, new Properties());
        if (connection == null) {
            throw new SQLException(file + " is not the name of a SQLite file");
        }
        try {
            Schema.prepare(connection);
            return new ResponseFile(connection, bounds, clock);
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
    }

    /**
     * Answers questions in their order, all in one transaction.
     *
     * @throws SQLException then none of them had any effect
     */
    List<StoreAnswer> answer(List<StoreQuestion> questions) throws SQLException {
        try {
            var answers = new ArrayList<StoreAnswer>(questions.size());
            for (var question : questions) {
                answers.add(answer(question));
            }
            keepBounds();
            connection.commit();
            return answers;
        } catch (SQLException failure) {
            connection.rollback();
            throw failure;
        }
    }

    private StoreAnswer answer(StoreQuestion question) throws SQLException {
        return switch (question) {
            case StoreQuestion.Keep(var response) -> new StoreAnswer.Done(keep(response));
            case StoreQuestion.Find find -> new StoreAnswer.Found(conversation(find));
            case StoreQuestion.Forget(var owner, var id) -> new StoreAnswer.Done(rows.remove(owner, id));
        };
    }

    private boolean keep(StoredResponse response) throws SQLException {
        boolean fits = response.bytes() <= bounds.maxBytes();
        if (fits) {
            rows.put(response);
        }
        return fits;
    }

    private List<StoredResponse> conversation(StoreQuestion.Find find) throws SQLException {
        var responses = new ArrayList<StoredResponse>();
        var met = new HashSet<String>();
        long expired = expired();
        var next = rows.find(find.owner(), find.id(), expired);
        long bytes = 0;
        while (next != null && met.add(next.id())) {
            responses.add(next);
            bytes += next.bytes();
            boolean ends = next.previous().isEmpty() || bytes > find.contextBytes();
            next = ends ? null : rows.find(find.owner(), next.previous(), expired);
        }
        return responses;
    }

    private void keepBounds() throws SQLException {
        var held = rows.held();
        int removed = 0;
        while (removed < MOST_REMOVED && isTooMuch(held)) {
            rows.removeOldest();
            removed++;
            held = rows.held();
        }
    }

    private boolean isTooMuch(ResponseRows.Held held) {
        return held.bytes() > bounds.maxBytes() || held.responses() > bounds.maxCount();
    }

    private long expired() {
        return clock.millis() - bounds.ttl().toMillis();
    }

    /** What is held now, expired or not. */
    ResponseRows.Held held() throws SQLException {
        try {
            return rows.held();
        } finally {
            connection.rollback();
        }
    }

    /**
     * Removes some of what has expired or exceeds the bounds, and gives space back to the file system.
     *
     * @return whether there may be more to remove
     */
    boolean sweep() throws SQLException {
        try {
            int removed = rows.removeOlder(expired(), MOST_REMOVED);
            keepBounds();
            connection.commit();
            giveBack();
            return removed == MOST_REMOVED || isTooMuch(held());
        } catch (SQLException failure) {
            connection.rollback();
            throw failure;
        }
    }

    private void giveBack() throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("PRAGMA incremental_vacuum(1000)");
        }
        connection.commit();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
