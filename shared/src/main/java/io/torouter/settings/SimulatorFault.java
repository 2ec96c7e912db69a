package io.torouter.settings;

/**
 * What goes wrong in the simulator by itself, for trying out failover. Rates are shares of requests from 0 to 1.
 *
 * @param errorRate answered with {@code errorStatus} instead
 * @param errorStatus 400 to 599
 * @param cutRate streams whose connection is closed halfway
 * @param stallRate streams that fall silent halfway and stay open
 */
public record SimulatorFault(double errorRate, int errorStatus, double cutRate, double stallRate) {
    public static final SimulatorFault NONE = new SimulatorFault(0, 500, 0, 0);
}
