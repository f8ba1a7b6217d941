using ScheduleFlow.Core.Storage;
using ScheduleFlow.Gateway.Configuration;

namespace ScheduleFlow.Gateway.Security.Sessions;

/// <summary>Sessions that their callers ended, at whichever gateway (<see cref="FreshReading{T}"/>).</summary>
internal sealed class EndedSessions(ISessionStore store, GatewayOptions options, TimeProvider time)
{
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(5);

    private readonly FreshReading<IReadOnlySet<string>> _ended =
        new(time, store.EndedStamp, _ => store.ReadEnded(time.GetUtcNow()), static _ => true);

    public bool Has(string id) => _ended.Current.Contains(id);

    public void Add(string id)
    {
        // No ticket that exists now lasts longer; but another gateway that does not know it yet may still renew one.
        store.End(id, time.GetUtcNow() + options.Security.SessionIdle + Late);
        _ended.Forget();
    }
}
