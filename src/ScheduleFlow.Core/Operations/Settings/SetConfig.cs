using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Operations.Inputs;
using ScheduleFlow.Core.Settings;

namespace ScheduleFlow.Core.Operations.Settings;

/// <summary>Changes settings: all that the request names, or none where one of them is wrong.</summary>
internal static class SetConfig
{
    /// <param name="input">A merge patch (RFC 7396), or an object with one under <c>config</c>, as replies have it.</param>
    /// <param name="context">The operation's.</param>
    public static Outcome<ConfigReply> Run(InputSource input, OperationContext context)
    {
        if (!input.Read(JsonRequest.Read).TryGet(out var request, out var problem))
        {
            return problem;
        }

        using (request)
        {
            return Change(request, context);
        }
    }

    private static Outcome<ConfigReply> Change(JsonRequest request, OperationContext context)
    {
        try
        {
            var patch = request.Root.TryGetProperty("config", out var inner) && inner.ValueKind == System.Text.Json.JsonValueKind.Object ? inner : request.Root;
            return context.Store.Settings.Change(
                settings =>
                {
                    var errors = new List<string>();
                    var changed = SettingsJson.Merge(settings, patch, errors);
                    if (errors.Count > 0)
                    {
                        return new Problem(ErrorType.Validation, errors.Count == 1 ? errors[0] : $"{errors.Count} settings are wrong; none was changed.") { Errors = [.. errors.Take(Limits.MaxListed)] };
                    }

                    string[] paths = [.. SettingFields.All.Where(field => ValueOf(field, settings) != ValueOf(field, changed)).Select(field => field.Path)];
                    return (Outcome<(StoreSettings, ConfigReply)>)(paths.Length == 0 ? settings : changed, new ConfigReply(changed, paths));
                },
                reply => reply.Changed!);
        }
        catch (InvalidOperationException)
        {
            // The platform's word for texts that are half a surrogate pair.
            return new Problem(ErrorType.ParseError, "A text of the request is no valid Unicode.");
        }
    }

    private static string ValueOf(SettingField field, StoreSettings settings) => SettingsJson.ValueOf(field, settings).GetRawText();
}
