package io.torouter.catalog.admin;

import io.torouter.admin.bus.AdminAddress;
import io.torouter.admin.bus.AdminAnswer;
import io.torouter.admin.bus.AdminAnswerCodec;
import io.torouter.admin.bus.AdminCall;
import io.torouter.bus.Address;
import io.torouter.bus.Heartbeat;
import io.torouter.health.bus.Cooldowns;
import io.torouter.health.bus.HealthAddress;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers calls of the admin API, on threads of its own, a few at a time. One instance per node. */
public final class AdminVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(AdminVerticle.class);
    private static final DeliveryOptions ANSWER = new DeliveryOptions().setCodecName(AdminAnswerCodec.NAME);
    private static final int THREADS = 4;
    private static final int MOST_WAITING = 64;

    private final String address;
    private final AdminParts parts;
    private int waiting;

    /**
     * @param node its id on the bus
     */
    public AdminVerticle(String node, AdminParts parts) {
        this.address = AdminAddress.of(node);
        this.parts = parts;
    }

    @Override
    public Future<?> start() {
        var worker = vertx.createSharedWorkerExecutor("torouter-admin-" + address, THREADS);
        var cooldowns = new CooldownsHeard(System::nanoTime);
        var desk = new AdminDesk(parts, new BusRouters(vertx, parts.nodes(), cooldowns));
        vertx.eventBus().<Cooldowns>consumer(HealthAddress.COOLDOWNS, told -> cooldowns.heard(told.body()));
        vertx.eventBus().<Heartbeat>consumer(Address.HEARTBEAT, beat -> parts.nodes().heard(beat.body()));
        vertx.eventBus().<String>localConsumer(Address.NODE_LOST, lost -> parts.nodes().lost(lost.body()));
        return vertx.eventBus().<AdminCall>consumer(address, call -> called(worker, desk, call)).completion();
    }

    private void called(WorkerExecutor worker, AdminDesk desk, Message<AdminCall> call) {
        if (waiting == MOST_WAITING) {
            call.fail(AdminAddress.BUSY, "too many calls are waiting");
            return;
        }
        waiting++;
        worker.<Future<AdminAnswer>>executeBlocking(() -> desk.answer(call.body()), false)
                .compose(answer -> answer)
                .onComplete(_ -> waiting--)
                .onSuccess(answer -> call.reply(answer, ANSWER))
                .onFailure(cause -> {
                    LOG.error("a call of the admin API failed", cause);
                    call.fail(AdminAddress.BROKEN, "a fault of the gateway");
                });
    }
}
