package io.torouter.catalog.config;

import io.torouter.catalog.yaml.Scalar;
import io.torouter.catalog.yaml.Value;
import io.torouter.money.Usd;
import io.torouter.snapshot.Account;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The {@code accounts} of the file. */
final class AccountSection {
    private static final Scalar<String> NAME =
            Scalar.matching("a name: printable, 100 characters at most", "[^\\p{Cntrl}]{1,100}");

    private AccountSection() {}

    /** By id. */
    static Map<String, Account> readAll(List<Value> items) {
        var ids = new Ids("account id");
        var accounts = new LinkedHashMap<String, Account>();
        for (Value item : items) {
            var account = read(item);
            ids.claim(account.id(), item);
            accounts.put(account.id(), account);
        }
        return accounts;
    }

    private static Account read(Value item) {
        var in = item.fields();
        String id = in.require("id", Ids.ID, item.path());
        String name = in.read("name", NAME, id);
        boolean active = in.read("active", Scalar.flag(), true);
        var credit = in.find("balance_usd", LimitFields.DOLLARS);
        var account = new Account(id, name, active, credit == null ? null : Usd.nanos(credit));
        in.refuseOthers();
        return account;
    }
}
