using System.Collections.Immutable;
using System.Text.Json;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Settings;
using ScheduleFlow.Core.Operations.Inputs;
using ScheduleFlow.Core.Settings;

namespace ScheduleFlow.Core.Operations.Settings;

/// <summary>Changes settings: all that the request names, or none if one of them is wrong.</summary>
internal static class SetConfig
{
    public static Outcome<ConfigReply> Run(SetConfigRequest request, OperationContext context)
    {
        var input = context.Input(request.Settings) with { AllowsInlineJson = true };
        if (!input.Read(JsonRequest.Read).TryGet(out var document, out var problem))
        {
            return problem;
        }

        using (document)
        {
            return Change(document.Root, context);
        }
    }

    // A merge patch (RFC 7396), or an object with one under "config", as replies have it.
    private static Outcome<ConfigReply> Change(JsonElement document, OperationContext context)
    {
        try
        {
            var patch = document.TryGetProperty("config", out var inner) && inner.ValueKind == JsonValueKind.Object ? inner : document;
            return context.Store.Settings.Change(
                settings =>
                {
                    var errors = new List<string>();
                    var changed = SettingsJson.Merge(settings, patch, errors, context.Outside.Ignore);
                    if (errors.Count > 0)
                    {
                        return Wrong(errors);
                    }

                    ImmutableArray<string> paths =
                    [
                        .. SettingFields.All
                            .Where(field => ValueOf(field, settings) != ValueOf(field, changed))
                            .Select(field => field.Path),
                    ];
                    var reply = ConfigReplies.Of(changed, paths);
                    return (Outcome<(StoreSettings, ConfigReply)>)(paths.IsEmpty ? settings : changed, reply);
                },
                reply => reply.Changed!.Value);
        }
        catch (InvalidOperationException)
        {
            // The platform's exception for a text with half of a surrogate pair.
            return new Problem(ErrorType.ParseError, "A text of the request is not valid Unicode.");
        }
    }

    private static Problem Wrong(List<string> errors) =>
        new(ErrorType.Validation, errors.Count == 1 ? errors[0] : $"{errors.Count} settings are wrong; none was changed.")
        {
            Errors = [.. errors.Take(Limits.MaxListed)],
        };

    private static string ValueOf(SettingField field, StoreSettings settings) => SettingsJson.ValueOf(field, settings).GetRawText();
}
