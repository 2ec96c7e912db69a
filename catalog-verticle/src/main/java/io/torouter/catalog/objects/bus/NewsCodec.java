package io.torouter.catalog.objects.bus;

import io.torouter.bus.WireReader;
import io.torouter.bus.WireWriter;
import io.torouter.catalog.objects.News;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageCodec;

/** Carries {@link News}: by reference inside one process, between two as its fields. */
public final class NewsCodec implements MessageCodec<News, News> {
    @Override
    public void encodeToWire(Buffer buffer, News news) {
        var out = new WireWriter(buffer);
        int length = out.reserveLength();
        out.put(news.address()).put(news.revision());
        out.fillLength(length);
    }

    @Override
    public News decodeFromWire(int position, Buffer buffer) {
        var in = new WireReader(buffer, position + Integer.BYTES);
        return new News(in.readString(), in.readLong());
    }

    @Override
    public News transform(News news) {
        return news;
    }

    @Override
    public String name() {
        return "on";
    }

    @Override
    public byte systemCodecID() {
        return -1;
    }
}
