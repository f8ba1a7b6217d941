namespace ScheduleFlow.Dashboard.Activity;

/// <summary>Who did something, and from where.</summary>
/// <param name="Name">The name of a key or a user, or the role of a caller without; empty: someone in a shell on the server.</param>
/// <param name="Address">Where the request came from; empty: unknown.</param>
public readonly record struct AuditActor(string Name, string Address)
{
    /// <summary>Reads <c>name@address</c>.</summary>
    public static AuditActor Of(string? actor) =>
        actor is null ? new("", "")
        : actor.LastIndexOf('@') is var at && at < 0 ? new(actor, "")
        : new(actor[..at], actor[(at + 1)..]);
}
