using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Filling;
using ScheduleFlow.Contracts.Operations.Live;
using ScheduleFlow.Contracts.Operations.Plans;
using ScheduleFlow.Core.Operations;
using ScheduleFlow.Core.Operations.Filling;
using ScheduleFlow.Core.Operations.Plans;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;
using ScheduleFlow.Core.Timelines;
using static ScheduleFlow.Core.Tests.Operations.Timelines.Model.ModelledStation;
using static ScheduleFlow.Core.Tests.Storage.TimelineModel;

namespace ScheduleFlow.Core.Tests.Operations.Timelines.Model;

/// <summary>
/// Calendars that the program makes. What it chooses is its own affair: the model takes that over. What it must leave as it
/// is, and what it says of distances, is checked here. Each step says what it did.
/// </summary>
internal static class CalendarSteps
{
    private const int Filled = 120;
    private const int FillCooldown = 60;
    private const int PlanCooldown = 30;

    private static readonly ChannelScope[] Scopes = [ChannelScope.Channel, ChannelScope.Group, ChannelScope.All];

    /// <summary>Fills two hours, as a new calendar or as a part of a schedule.</summary>
    public static string Fill(ModelledStation station, string channel)
    {
        var random = station.Random;
        var start = random.Next(End - Filled);
        int? replaced = random.Next(2) == 0 ? station.AnySchedule().Number : null;
        if (replaced is { } its)
        {
            channel = Names.Where(name => station.Model.On(name).Exists(posting => posting.Schedule == its)).ToList() is [var only] ? only : "default";
        }

        var scope = Scopes[random.Next(3)];
        var isDraft = replaced is null && random.Next(4) == 0;
        var old = replaced is { } at ? station.Model.Schedules[at] : [];
        var edges = old.SelectMany(show => new[] { show.Start, show.End, show.Start - Filled, show.End - Filled }).Where(edge => edge is >= 0 and < End - Filled).ToList();
        start = edges.Count > 0 && random.Next(2) == 0 ? edges[random.Next(edges.Count)] : start;
        var counting = station.Counting(channel, scope, start, Filled).ToList();
        if (replaced is { } draft && !station.Model.On(channel).Exists(posting => posting.Schedule == draft))
        {
            counting.AddRange(old.Where(show => show.Url is not null && !IsWithin(show, start)).Select(show => (show.Url!, show.Start)));
        }

        var filled = SchedulePlaylist.Run(
            new SchedulePlaylistRequest
            {
                Links = """{"name":"Pool","items":["v0","v1","v2","v3","v4","w0","w1"]}""",
                Start = At(start).ToString(),
                Hours = Filled / 60d,
                Slot = 20,
                Cooldown = FillCooldown / 60d,
                NoShuffle = true,
                Seed = random.Next(),
                Channel = replaced is null ? channel : null,
                Replace = replaced is { } part ? station.Ids[part].ToString() : null,
                IfRevision = replaced is { } known ? $"{station.Revisions[known].Count}" : null,
                Across = ChannelScopes.NameOf(scope),
                IsDraft = isDraft,
            },
            station.Context());
        var what = $"fill {(replaced is { } again ? $"a part of {again}" : isDraft ? "a draft" : "a new one")} for {channel} ({scope}) from {start}";
        (filled.Problem?.Message).Should().BeNull($"{station.Because}: {what}");
        var reply = (SchedulePlaylistReply)filled.Value;
        var id = IdOf(reply.ScheduleId);
        var shows = station.Shows(id);
        if (replaced is { } number)
        {
            station.Replace(number, shows, reply.Revision!.Value);
        }
        else
        {
            station.Add(number = station.NewNumber(), id, shows);
            if (!isDraft)
            {
                station.Model.Publish(channel, new Posting(number));
            }
        }

        reply.Channel.Should().Be(channel, $"{station.Because}: {what}");
        shows.Where(show => !IsWithin(show, start)).Should().Equal(
            old.Where(show => !IsWithin(show, start)).Select(show => show.Start < start ? show with { End = Math.Min(start, show.End) } : show),
            $"{station.Because}: {what}");
        var own = shows.Where(show => IsWithin(show, start)).ToList();
        var breaches = own.Count(play => own.Exists(other => other.Url == play.Url && other.Start < play.Start && play.Start - other.Start < FillCooldown)
            || counting.Exists(other => other.Url == play.Url && Math.Abs(other.Start - play.Start) < FillCooldown));
        reply.Cooldown.Violations.Should().Be(breaches, $"{station.Because}: {what}");
        return $"{what}: {number}";
    }

    /// <summary>Plans three hours of a channel, in which no video starts again within half an hour.</summary>
    public static string Plan(ModelledStation station, string channel)
    {
        var random = station.Random;
        var plan = $$"""
            channel: {{channel}}
            start: {{At(0)}}
            hours: 3
            seed: {{random.Next(3)}}
            pools:
              films:
                items:
                  - { url: v0, title: V0, duration: 20m }
                  - { url: v1, title: V1, duration: 15m }
                  - { url: v2, title: V2, duration: 10m }
                  - { url: v3, title: V3, duration: 10m }
                  - { url: w0, title: W0, duration: 5m }
            blocks:
              - { name: Day, from: "16:00", to: "{{17 + random.Next(3)}}:00", pool: films }
            rules:
              - { cooldown: {{PlanCooldown}}m, tier: must, pool: films }
            """;
        var request = new ApplyRequest
        {
            File = InputSource.StandardInput,
            AcceptBreaches = random.Next(3) > 0,
            Draft = random.Next(4) == 0,
            DiscardEdits = random.Next(2) == 0,
        };
        var applied = Apply.Run(request, station.Context(plan));
        if (applied.Problem is { } refused)
        {
            refused.Type.Should().Be(ErrorType.Validation, $"{station.Because}: {refused.Message}");
            return $"no plan of {channel}: {refused.Message}";
        }

        var reply = applied.Value;
        var what = $"plan {channel}: {reply.Summary}";
        var id = IdOf(reply.ScheduleId);
        var number = station.Ids.FirstOrDefault(pair => pair.Value == id).Key;
        var wasOn = number != 0 && station.Model.On(channel).Exists(posting => posting.Schedule == number);
        reply.Published.Should().Be(wasOn || (reply.Applied && !request.Draft), $"{station.Because}: {what}");
        if (!reply.Applied)
        {
            return what;
        }

        var shows = station.Shows(id);
        var from = Minute(InstantText.Parse(reply.PlannedFrom).Value);
        var past = station.Model.Schedules.GetValueOrDefault(number)?.Where(show => show.Start < station.Now).ToList() ?? [];
        shows.Take(past.Count).Should().Equal(past, $"{station.Because}: {what}");
        from.Should().Be(past.Select(show => show.End).Append(0).Max(), $"{station.Because}: {what}");
        if (reply.MustsHold)
        {
            var others = station.Counting(channel, ChannelScope.Channel, from, (3 * 60) - from, number)
                .Concat(shows.Where(show => show.Url is not null).Select(show => (show.Url!, show.Start))).ToList();
            var chosen = station.Context().Store.Schedules.Load(id).Value.Events.Where(item => HandEdit.Of(item) is null && Minute(item.Window.Start) >= from);
            chosen.Where(item => others.Exists(other => other.Item1 == item.MediaUrl
                    && Math.Abs(other.Start - Minute(item.Window.Start)) is > 0 and < PlanCooldown))
                .Should().BeEmpty($"{station.Because}: {what}");
        }

        if (number == 0)
        {
            station.Add(number = station.NewNumber(), id, shows);
        }
        else
        {
            station.Replace(number, shows, reply.Revision);
        }

        if (!wasOn && !request.Draft)
        {
            station.Model.Publish(channel, new Posting(number));
        }

        return $"{what}: {number}";
    }

    /// <summary>What is on air ends later or earlier.</summary>
    public static string Overrun(ModelledStation station, string channel)
    {
        var now = station.Now;
        var on = station.Model.Runs(channel).Where(run => run.Start <= now && now < run.End).MaxBy(run => run.Show.Start);
        var minutes = station.Random.Next(1, 12);
        var isEarly = station.Random.Next(2) == 0;
        var done = Core.Operations.Live.Overrun.Run(
            new OverrunRequest { Channel = channel, By = isEarly ? null : $"{minutes}m", Early = isEarly ? $"{minutes}m" : null, IsDryRun = station.Random.Next(4) == 0 },
            station.Context());
        var what = $"what is on {channel} ends {minutes} minutes {(isEarly ? "earlier" : "later")}: {done.Problem?.Message}";
        var end = on?.End + (isEarly ? -minutes : minutes);
        (done.Problem?.Type == ErrorType.NotFound).Should().Be(on is null, $"{station.Because}: {what}");
        if (on is not null && isEarly)
        {
            (done.Problem?.Type == ErrorType.Validation).Should().Be(end < now || end <= on.Show.Start, $"{station.Because}: {what}");
        }

        if (on is null || done.Problem is not null)
        {
            return what;
        }

        var reply = (OverrunReply)done.Value;
        var id = IdOf(reply.ScheduleId);
        var (shows, old) = (station.Shows(id), station.Model.Schedules[on.Schedule]);
        id.Should().Be(station.Ids[on.Schedule], $"{station.Because}: {what}");
        if (reply.DryRun == true)
        {
            shows.Should().Equal(old, $"{station.Because}: {what}");
            return $"try: {what}";
        }

        shows.Where(show => show.Start <= on.Show.Start).Should().Equal(
            old.Where(show => show.Start <= on.Show.Start).Select(show => show == on.Show ? show with { End = end!.Value } : show),
            $"{station.Because}: {what}");
        station.Replace(on.Schedule, shows, reply.Revision);
        return what;
    }

    private static bool IsWithin(Show show, int start) => show.Start >= start && show.Start < start + Filled;

    private static ScheduleId IdOf(string? text) => ScheduleId.TryParse(text!, out var id) ? id : default;
}
