using System.Buffers;
using System.Text;
using System.Text.Json;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Contracts.Operations.Schedules;
using ScheduleFlow.Core.Editing;
using ScheduleFlow.Core.Operations.Inputs;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Operations.Schedules;

/// <summary>The edits that a request sends, always as JSON: the document that it names, else one made of its options.</summary>
internal static class SentEdits
{
    /// <summary>What a request says besides the edit counts before what the document says.</summary>
    public static Outcome<EditCall> Read(EditScheduleRequest request, Repeat repeat, OperationContext context)
    {
        // The store's own zone is looked for only where a time needs one.
        Problem? unknown = null;
        Zone? zone = null;
        if (request.Zone is not null)
        {
            unknown = ZoneInput.TryFind(request.Zone, context, out zone);
        }

        if (!Source(request, context).TryGet(out var source, out var problem)
            || !repeat.Watch(source).Read(stream => Document(stream, request, FindZone, context)).TryGet(out var call, out problem))
        {
            return unknown ?? problem;
        }

        if (unknown is not null)
        {
            return unknown;
        }

        if (!ExpectedRevision.Parse(request.IfRevision).TryGet(out var expected, out problem))
        {
            return problem;
        }

        return call with
        {
            IfRevision = expected.Number ?? call.IfRevision,
            Message = request.Message ?? call.Message,
            DryRun = request.DryRun || call.DryRun,
            CooldownHours = request.CooldownHours ?? call.CooldownHours,
        };

        Zone? FindZone()
        {
            if (request.Zone is null && unknown is null && zone is null)
            {
                unknown = ZoneInput.TryFind(null, context, out zone);
            }

            return zone;
        }
    }

    private static Outcome<EditCall> Document(Stream stream, EditScheduleRequest request, Func<Zone?> zone, OperationContext context)
    {
        if (!JsonRequest.Read(stream, allowsList: request.BodyOf == EditBodies.Edits).TryGet(out var document, out var problem))
        {
            return problem;
        }

        using (document)
        {
            return EditReader.Read(document.Root, request.BodyOf, request.Change, zone, context.Outside.Ignore);
        }
    }

    private static Outcome<InputSource> Source(EditScheduleRequest request, OperationContext context)
    {
        var given = new List<Option>();
        foreach (var option in EditOptions.Edit)
        {
            if (request.Has(option))
            {
                given.Add(option);
            }
        }

        if (request.Edits is { } edits)
        {
            return given.Count == 0 || request.BodyOf == EditBodies.Event
                ? context.Input(edits) with { AllowsInlineJson = true }
                : new Problem(ErrorType.Usage, "The edits are given twice, as JSON and as options.") { Hint = "Give them one way." };
        }

        if (given.Count != 1)
        {
            return new Problem(
                ErrorType.Usage,
                given.Count == 0
                    ? "No edit is given."
                    : $"{given.Count} edits are given as options: {string.Join(", ", given.Select(option => $"--{option.Name}"))}.")
            {
                Hint = $"Give one of {string.Join(", ", EditOptions.Edit.Select(option => $"--{option.Name}"))}; several as JSON.",
            };
        }

        return context.Input(Json(request, given[0])) with { AllowsInlineJson = true };
    }

    // A list of one edit.
    private static string Json(EditScheduleRequest request, Option edit)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(buffer, ProblemJson.Compact))
        {
            json.WriteStartArray();
            json.WriteStartObject();
            json.WriteString("op"u8, edit.Name);
            WriteEdit(json, request, edit);
            foreach (var option in EditOptions.Fields)
            {
                if (request.All(option).LastOrDefault() is { } value)
                {
                    WriteField(json, NameOf(option, edit), option, value);
                }
            }

            json.WriteEndObject();
            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteEdit(Utf8JsonWriter json, EditScheduleRequest request, Option edit)
    {
        var value = request.All(edit).Last();
        if (edit == EditOptions.Add)
        {
            json.WriteString("title"u8, value);
        }
        else if (edit == EditOptions.Fill)
        {
            json.WriteString("playlist"u8, value);
            WriteAt(json, request);
        }
        else if (edit == EditOptions.Rename)
        {
            json.WriteString("name"u8, value);
        }
        else if (edit == EditOptions.Describe)
        {
            json.WriteString("description"u8, value);
        }
        else
        {
            json.WriteString("event"u8, value.Length > 0 || request.At is null ? value : $"@{request.At}");
            if (edit == EditOptions.Split || value.Length > 0)
            {
                WriteAt(json, request);
            }
        }

        if (request.Ripple && edit == EditOptions.Delete)
        {
            json.WriteBoolean("ripple"u8, true);
        }
        else if (request.Ripple && !request.Has(EditOptions.OnConflict))
        {
            json.WriteString("on_conflict"u8, ConflictWays.Ripple);
        }
    }

    private static void WriteAt(Utf8JsonWriter json, EditScheduleRequest request)
    {
        if (request.At is { } at)
        {
            json.WriteString("at"u8, at);
        }
    }

    // A new event has a start, and --start is another name of --to.
    private static string NameOf(Option option, Option edit) =>
        option == EditOptions.To && (edit == EditOptions.Add || edit == EditOptions.Resize) ? "start" : option.Field;

    private static void WriteField(Utf8JsonWriter json, string name, Option option, string value)
    {
        if (option == EditOptions.Fixed)
        {
            json.WriteBoolean(name, value == ValueCheck.True);
        }
        else if (value.Length == 0)
        {
            json.WriteNull(name);
        }
        else
        {
            json.WriteString(name, value);
        }
    }
}
