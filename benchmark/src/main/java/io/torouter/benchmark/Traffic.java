package io.torouter.benchmark;

import java.time.Duration;

/**
 * What the clients of one run do.
 *
 * @param connections open at the same time
 * @param ramp over which they are opened
 * @param ratePerSecond requests that fall due each second, whoever is free sends them; 0 to send again after each
 *     answer
 * @param promptBytes about as long is the question
 * @param stream whether the answer is asked for as a stream
 * @param abortAfterEvents events after which a client closes its connection; 0 for never
 * @param readBytesPerSecond what one client reads at most; 0 for no limit
 * @param translated whether the clients speak Anthropic's dialect, which the upstream does not
 */
record Traffic(
        int connections,
        Duration ramp,
        int ratePerSecond,
        int promptBytes,
        boolean stream,
        int abortAfterEvents,
        int readBytesPerSecond,
        boolean translated) {
    static Traffic requests(int connections, int promptBytes) {
        return new Traffic(connections, Duration.ZERO, 0, promptBytes, false, 0, 0, false);
    }

    static Traffic streams(int connections) {
        return new Traffic(connections, Duration.ZERO, 0, 64, true, 0, 0, false);
    }

    Traffic atRate(int perSecond) {
        return new Traffic(
                connections, ramp, perSecond, promptBytes, stream, abortAfterEvents, readBytesPerSecond, translated);
    }

    Traffic openedOver(Duration time) {
        return new Traffic(
                connections,
                time,
                ratePerSecond,
                promptBytes,
                stream,
                abortAfterEvents,
                readBytesPerSecond,
                translated);
    }

    Traffic abortingAfter(int events) {
        return new Traffic(
                connections, ramp, ratePerSecond, promptBytes, stream, events, readBytesPerSecond, translated);
    }

    Traffic reading(int bytesPerSecond) {
        return new Traffic(
                connections, ramp, ratePerSecond, promptBytes, stream, abortAfterEvents, bytesPerSecond, translated);
    }

    Traffic times(int count) {
        return new Traffic(
                count, ramp, ratePerSecond, promptBytes, stream, abortAfterEvents, readBytesPerSecond, translated);
    }

    Traffic asAnthropic() {
        return new Traffic(
                connections, ramp, ratePerSecond, promptBytes, stream, abortAfterEvents, readBytesPerSecond, true);
    }

    /** Start and stop of the message and of its only block, and the reason for which it ended. */
    int eventsAddedByTranslation() {
        return translated && stream ? 3 : 0;
    }
}
