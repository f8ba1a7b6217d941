using ScheduleFlow.Core.Storage;
using ScheduleFlow.Gateway.Configuration;

namespace ScheduleFlow.Gateway.Security.Sessions;

/// <summary>Sessions that their callers ended, at whichever gateway (<see cref="FreshReading{T}"/>).</summary>
internal sealed class EndedSessions(ISessionStore store, GatewayOptions options, TimeProvider time)
{
    private readonly FreshReading<IReadOnlySet<string>> _ended =
        new(time, store.EndedStamp, _ => store.ReadEnded(time.GetUtcNow()), static _ => true);

    public bool Has(string id) => _ended.Current.Contains(id);

    public void Add(string id)
    {
        // No ticket that exists now lasts longer.
        store.End(id, time.GetUtcNow() + options.Security.SessionIdle);
        _ended.Forget();
    }
}
