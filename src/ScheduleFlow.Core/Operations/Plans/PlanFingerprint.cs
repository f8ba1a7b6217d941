using System.Buffers.Binary;
using System.Globalization;
using System.IO.Hashing;
using System.Text;
using ScheduleFlow.Core.Planning;
using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Operations.Plans;

/// <summary>
/// Everything that a calendar came from, and the calendar itself, as a hash that is kept with it (its <c>plan</c> field).
/// If it is the same when the plan is applied again, the planner has nothing to decide.
/// </summary>
internal static class PlanFingerprint
{
    private const string Field = "plan";
    private const string Name = "fingerprint";

    public static Schedule On(Schedule calendar, LoadedPlan loaded, PlannerInput input) => calendar with
    {
        Extras = KeptObject.With(calendar.Extras, Field, json =>
        {
            json.WriteStartObject();
            json.WriteString(Name, Of(calendar, loaded, input));
            json.WriteEndObject();
        }),
    };

    /// <summary>Whether a stored calendar is what this plan gave, with nothing changed since.</summary>
    public static bool IsOf(Schedule stored, LoadedPlan loaded, PlannerInput input) =>
        KeptObject.Read(stored.Extras, Field, kept => KeptObject.Text(kept, Name)) is { Length: > 0 } known
        && known == Of(stored, loaded, input);

    private static string Of(Schedule calendar, LoadedPlan loaded, PlannerInput input)
    {
        var hash = new XxHash128();
        Span<byte> digest = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(digest, loaded.Digest);
        hash.Append(digest);
        Add(loaded.Plan.Seed);
        foreach (var (item, start) in input.History)
        {
            Add(item);
            Add(start.UnixSeconds);
        }

        foreach (var (item, start, scope) in input.Others)
        {
            Add(item);
            Add(start.UnixSeconds);
            Add((int)scope);
        }

        foreach (var exclusion in Exclusion.Of(calendar))
        {
            hash.Append(Encoding.UTF8.GetBytes(exclusion.Url));
            Add(exclusion.Start.UnixSeconds);
        }

        foreach (var item in calendar.Events)
        {
            Add(item.Window.Start.UnixSeconds);
            Add(item.Window.End.UnixSeconds);
            hash.Append(Encoding.UTF8.GetBytes(item.MediaUrl ?? item.Title));
            Add(HandEdit.Of(item) is { } edit ? edit.From?.UnixSeconds ?? 1 : 0);
        }

        return hash.GetCurrentHashAsUInt128().ToString("x32", CultureInfo.InvariantCulture);

        void Add(long number)
        {
            Span<byte> bytes = stackalloc byte[8];
            BinaryPrimitives.WriteInt64BigEndian(bytes, number);
            hash.Append(bytes);
        }
    }
}
