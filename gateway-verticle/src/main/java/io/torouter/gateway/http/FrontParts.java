package io.torouter.gateway.http;

import io.torouter.gateway.access.FailedTries;
import io.torouter.gateway.client.ClientAddresses;
import io.torouter.gateway.ledger.KeyUsages;
import io.torouter.gateway.limits.LimitDesk;
import io.torouter.gateway.stream.Answers;
import io.torouter.gateway.stream.Cors;
import io.torouter.gateway.stream.EdgeStreams;
import io.torouter.gateway.stream.Exchange;
import io.torouter.snapshot.Snapshot;

import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What the front of an edge instance works with.
 *
 * @param guesses who sent keys that nobody knows
 * @param admin takes what is for the admin API, and says whether it did
 */
public record FrontParts(
        Supplier<Snapshot> catalog,
        EdgeStreams streams,
        LimitDesk limits,
        KeyUsages usages,
        Answers answers,
        Cors cors,
        BodyBudget budget,
        long maxBodyBytes,
        BooleanSupplier draining,
        RequestIds ids,
        ClientAddresses clients,
        FailedTries guesses,
        Delay delay,
        Predicate<Exchange> admin) {}
