package io.torouter.gateway;

import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.SocketAddress;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A Vert.x object that says what it was told to and remembers the handlers it was given, by the method's name. */
public final class Fake {
    private final Map<String, Object> values = new HashMap<>();
    private final Map<String, Handler<Object>> handlers = new HashMap<>();

    public static Fake request() {
        return new Fake()
                .saying("headers", MultiMap.caseInsensitiveMultiMap())
                .saying("method", HttpMethod.POST)
                .saying("path", "/v1/chat/completions")
                .saying("version", HttpVersion.HTTP_1_1)
                .saying("remoteAddress", SocketAddress.inetSocketAddress(4711, "10.1.2.3"))
                .saying("connection", new Fake().as(HttpConnection.class))
                .saying("response", response().as(HttpServerResponse.class));
    }

    public static Fake response() {
        return new Fake().saying("headers", MultiMap.caseInsensitiveMultiMap());
    }

    public Fake saying(String method, Object value) {
        values.put(method, value);
        return this;
    }

    public Fake with(String header, String value) {
        ((MultiMap) values.get("headers")).add(header, value);
        return this;
    }

    /** How often a method was called that does nothing here. */
    public int calls(String method) {
        return (int) values.getOrDefault("calls " + method, 0);
    }

    /** Calls the handler that was given to a method. */
    public void call(String method, Object value) {
        handlers.get(method).handle(value);
    }

    public HttpServerRequest toRequest() {
        return as(HttpServerRequest.class);
    }

    public <T> T as(Class<T> type) {
        var proxy = Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, this::invoke);
        return type.cast(proxy);
    }

    @SuppressWarnings("unchecked")
    private Object invoke(Object self, Method method, Object[] arguments) {
        var name = method.getName();
        if (arguments != null && arguments.length == 1 && arguments[0] instanceof Handler<?> handler) {
            handlers.put(name, (Handler<Object>) handler);
            return self;
        }
        if (List.of("getHeader", "putHeader").contains(name)) {
            return header(self, arguments);
        }
        values.merge("calls " + name, 1, (one, more) -> (int) one + (int) more);
        return values.containsKey(name)
                ? values.get(name)
                : method.getReturnType().isInstance(self) ? self : nothing(method);
    }

    private Object header(Object self, Object[] arguments) {
        var headers = (MultiMap) values.get("headers");
        if (arguments.length == 1) {
            return headers.get(arguments[0].toString());
        }
        headers.set(arguments[0].toString(), arguments[1].toString());
        return self;
    }

    private static Object nothing(Method method) {
        var type = method.getReturnType();
        return type == boolean.class ? (Object) false : type == int.class ? (Object) 0 : type == long.class ? 0L : null;
    }
}
