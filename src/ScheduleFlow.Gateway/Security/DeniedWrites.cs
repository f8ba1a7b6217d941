using Microsoft.AspNetCore.Authorization;
using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Core.Storage;
using ScheduleFlow.Gateway.Diagnostics;

namespace ScheduleFlow.Gateway.Security;

/// <summary>
/// Writes denied attempts at changes, and at routes for editors and admins, to the audit log. A request only queues its
/// line; lines are written together a second later, outside the request. A flood does not fill the disk: each address, and
/// all together, have a limit of lines per minute. At its end one line per address counts the attempts that were left out.
/// </summary>
internal sealed class DeniedWrites : IDisposable
{
    /// <summary>Lines per minute about one address (for IPv6 a /64 network).</summary>
    public const int MaxPerAddress = 10;

    /// <summary>Lines per minute about all addresses.</summary>
    public const int MaxPerMinute = 120;

    // Addresses with a line of their own for attempts that were left out; the others share one.
    private const int MaxTold = 20;
    private const int MaxAddresses = 1_000;
    private const int MaxIdLength = 100;
    private const string Others = "others";

    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly IDeniedLog _audit;
    private readonly TimeProvider _time;
    private readonly ILogger<DeniedWrites> _log;
    private readonly Lock _queueing = new();
    private readonly Lock _writing = new();
    private readonly ITimer _soon;
    private readonly ITimer _minute;
    private readonly Dictionary<string, Counted> _counted = new(StringComparer.Ordinal);
    private List<DeniedAttempt> _queued = [];
    private int _lines;

    public DeniedWrites(IDeniedLog audit, TimeProvider time, ILogger<DeniedWrites> log)
    {
        (_audit, _time, _log) = (audit, time, log);
        _soon = time.CreateTimer(_ => Flush(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _minute = time.CreateTimer(_ => CloseMinute(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Notes a refused request if it was such an attempt.</summary>
    /// <param name="http">The request, which has its answer.</param>
    /// <param name="reason">A word of <see cref="RefusalReason"/>.</param>
    public void Note(HttpContext http, string reason)
    {
        if (http.GetEndpoint() is not { } endpoint || !IsGuarded(endpoint))
        {
            return;
        }

        lock (_queueing)
        {
            if (_counted.Count == 0)
            {
                _minute.Change(Window, Timeout.InfiniteTimeSpan);
            }

            var network = Caller.Network(http);
            var counted = _counted.GetValueOrDefault(network) ?? Count(network);
            if (counted.Lines >= MaxPerAddress || _lines >= MaxPerMinute)
            {
                counted.LeftOut++;
                counted.Last = reason;
                return;
            }

            counted.Lines++;
            _lines++;
            _queued.Add(new DeniedAttempt(_time.GetUtcNow(), VerbOf(http, endpoint), Caller.Actor(http), reason)
            {
                RequestId = http.TraceIdentifier,
                Ids = [.. http.Request.RouteValues
                    .Where(value => value.Key is "id" or "name")
                    .Select(value => value.Value)
                    .OfType<string>()
                    .Select(Short)],
            });
            if (_queued.Count == 1)
            {
                _soon.Change(Delay, Timeout.InfiniteTimeSpan);
            }
        }
    }

    public void Dispose()
    {
        _soon.Dispose();
        _minute.Dispose();
        CloseMinute();
    }

    private Counted Count(string network)
    {
        var name = _counted.Count < MaxAddresses ? network : Others;
        return _counted.TryGetValue(name, out var counted) ? counted : _counted[name] = new Counted();
    }

    private void CloseMinute()
    {
        lock (_queueing)
        {
            var now = _time.GetUtcNow();
            var leftOut = _counted.Where(counted => counted.Value.LeftOut > 0).OrderByDescending(counted => counted.Value.LeftOut).ToList();
            foreach (var (network, counted) in leftOut.Take(MaxTold))
            {
                _queued.Add(new DeniedAttempt(now, null, $"none@{network}", counted.Last) { LeftOut = counted.LeftOut });
            }

            if (leftOut.Count > MaxTold)
            {
                var rest = leftOut.Skip(MaxTold).ToList();
                _queued.Add(new DeniedAttempt(now, null, $"none@{Others}", rest[0].Value.Last)
                {
                    LeftOut = rest.Sum(counted => counted.Value.LeftOut),
                });
            }

            _counted.Clear();
            _lines = 0;
        }

        Flush();
    }

    // Runs on a thread of the pool, because it may wait for the store's lock; one at a time.
    private void Flush()
    {
        lock (_writing)
        {
            List<DeniedAttempt> taken;
            lock (_queueing)
            {
                (taken, _queued) = (_queued, []);
            }

            if (taken.Count > 0 && _audit.Append(taken) is { } failure)
            {
                _log.DeniedNotAudited(taken.Count, failure);
            }
        }
    }

    private static string Short(string id) => id[..Math.Min(id.Length, MaxIdLength)];

    private static bool IsGuarded(Endpoint endpoint)
        => endpoint.Metadata.GetMetadata<Operation>()?.IsChange == true
            || endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Any(asked => asked.Policy is Policies.Editor or Policies.Admin);

    private static string VerbOf(HttpContext http, Endpoint endpoint)
        => endpoint.Metadata.GetMetadata<Operation>()?.Name ?? $"{http.Request.Method} {(endpoint as RouteEndpoint)?.RoutePattern.RawText}";

    private sealed class Counted
    {
        public int Lines { get; set; }

        public long LeftOut { get; set; }

        /// <summary>The reason of the last attempt that was left out.</summary>
        public string Last { get; set; } = "";
    }
}
