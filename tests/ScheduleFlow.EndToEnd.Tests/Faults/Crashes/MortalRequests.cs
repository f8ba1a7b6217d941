using System.Text.Json;

namespace ScheduleFlow.EndToEnd.Tests.Faults.Crashes;

/// <summary>Changes whose workers are killed, with an idempotency key again and again until one answers.</summary>
internal sealed class MortalRequests(MortalWorker worker, Random random)
{
    // Every eighth worker is spared, so that what a usual life is stays known.
    private const double Spared = 0.12;

    /// <summary>The reply, or null where the worker was killed first. With a key there always is one in the end, and the same one again.</summary>
    public JsonElement? Acknowledged(string request, string document, string[] args)
    {
        var hasKey = args.Contains("--idempotency-key");
        var first = random.NextDouble() < Spared ? worker.Spare(document, args) : worker.Kill(random.NextDouble(), document, args);
        first.MustBeDoneOrKilled($"{request}: {string.Join(' ', args)}");
        if (!hasKey)
        {
            return first.Acknowledged;
        }

        var last = first;
        while (last.Acknowledged is null)
        {
            last = random.Next(3) > 0 ? worker.Kill(random.NextDouble(), document, args) : worker.Spare(document, args);
            last.MustBeDoneOrKilled($"{request} again: {string.Join(' ', args)}");
        }

        if (random.Next(4) == 0)
        {
            worker.Spare(document, args).Output.Should().Equal(last.Output, "a request with a key is answered with the same bytes ({0})", request);
        }

        return last.Acknowledged;
    }
}
