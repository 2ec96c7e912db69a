package io.torouter.catalog.objects.bus;

import io.torouter.bus.WireCodec;
import io.torouter.bus.WireReader;
import io.torouter.bus.WireWriter;
import io.torouter.catalog.objects.News;

/** Carries {@link News}: by reference inside one process, between two as its fields. */
public final class NewsCodec extends WireCodec<News> {
    public NewsCodec() {
        super("on");
    }

    @Override
    protected void write(WireWriter out, News news) {
        out.put(news.address()).put(news.revision());
    }

    @Override
    protected News read(WireReader in) {
        return new News(in.readString(), in.readLong());
    }
}
