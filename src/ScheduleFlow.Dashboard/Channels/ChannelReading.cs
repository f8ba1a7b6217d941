using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Channels;
using ScheduleFlow.Dashboard.Api;

namespace ScheduleFlow.Dashboard.Channels;

/// <summary>Reads all channels, page after page: search, filters and order then cost nothing.</summary>
internal static class ChannelReading
{
    private const int PageSize = 10_000;

    /// <summary>All channels, in their order.</summary>
    public static async Task<Outcome<ImmutableArray<ChannelRow>>> AllAsync(ApiClient api, CancellationToken stop)
    {
        var all = ImmutableArray.CreateBuilder<ChannelRow>();
        for (string? after = null; ;)
        {
            var answer = await api.AskAsync(new ListChannelsRequest { Limit = PageSize, After = after }, stop: stop);
            if (!answer.TryGet(out var page, out var problem))
            {
                return problem;
            }

            all.AddRange(page.Channels);
            if (page.Next is null)
            {
                return all.ToImmutable();
            }

            after = page.Next;
        }
    }

    /// <summary>Whether a verb changes channels or what is known of them, so that what is shown may be out of date.</summary>
    public static bool IsChangedBy(string verb) => verb is AddChannelRequest.Verb or UpdateChannelRequest.Verb
        or DeleteChannelRequest.Verb or ImportChannelsRequest.Verb or OrganizeChannelsRequest.Verb
        or Contracts.Operations.Links.CheckLinksRequest.Verb;
}
