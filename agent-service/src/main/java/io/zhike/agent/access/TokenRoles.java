package io.zhike.agent.access;

/** The identity provider's roles, as annotations need them. */
public final class TokenRoles {

    public static final String AGENT = "agent";

    /** Administers every mini program. */
    public static final String ADMIN = "admin";

    /** Another service, with a token of its own. */
    public static final String SERVICE = "service";

    private TokenRoles() {}
}
