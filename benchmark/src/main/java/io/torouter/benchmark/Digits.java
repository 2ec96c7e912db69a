package io.torouter.benchmark;

import io.netty.buffer.ByteBuf;

/** Decimal numbers of a fixed width inside a message. */
final class Digits {
    private Digits() {}

    static void put(ByteBuf into, int index, int width, long number) {
        long rest = number;
        for (int i = index + width - 1; i >= index; i--) {
            into.setByte(i, '0' + (int) (rest % 10));
            rest /= 10;
        }
    }

    /** -1 where something else stands there. */
    static long get(ByteBuf from, int index, int width) {
        long number = 0;
        for (int i = index; i < index + width; i++) {
            int digit = i < from.writerIndex() ? from.getByte(i) - '0' : -1;
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
