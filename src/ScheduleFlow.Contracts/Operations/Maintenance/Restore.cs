using System.Collections.Immutable;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ScheduleFlow.Contracts.Operations.Maintenance;

/// <summary>Asks for a backup to be checked, and to replace all that is stored.</summary>
public sealed class RestoreRequest : Request<RestoreReply>
{
    public const string Verb = "restore";

    private static readonly Option FileOption = new("file", "The archive that backup wrote, or - for standard input")
    {
        Type = OptionType.Document,
        IsOperand = true,
        IsRequired = true,
    };

    private static readonly Option ReplaceOption = new(
        "replace",
        "Replace all that the data folder holds; without it the folder must be empty")
    {
        Type = OptionType.Flag,
    };

    private static readonly Option VerifyOption = new("verify", "Only check the backup; the data folder is not looked at")
    {
        Type = OptionType.Flag,
        OtherNames = ["dry-run"],
    };

    private static readonly Option WithKeysOption = new(
        "with-keys",
        "Let in the API keys and the users of the backup as well; without it they are left out")
    {
        Type = OptionType.Flag,
    };

    private static readonly Operation Declaration = new(Verb, Area.Maintenance, "Check a backup, and put back all that it holds")
    {
        Options = [FileOption, ReplaceOption, VerifyOption, WithKeysOption],
        IsChange = true,
        ReplyType = typeof(RestoreReply),
        Errors = [ErrorType.ParseError, ErrorType.FileNotFound, ErrorType.Conflict, ErrorType.DiskFull],
        Examples =
        [
            "scheduleflow restore station.tar.gz --verify",
            "scheduleflow restore station.tar.gz --data restored",
            "scheduleflow restore station.tar.gz --replace",
        ],
    };

    public override Operation Operation => Declaration;

    public override JsonTypeInfo<RestoreReply> ReplyJson => RestoreJson.Default.RestoreReply;

    /// <summary>The archive, or <c>-</c>.</summary>
    public string File
    {
        get => Required(FileOption);
        init => Set(FileOption, value);
    }

    /// <summary>Whether stored data may be replaced.</summary>
    public bool Replace
    {
        get => Flag(ReplaceOption);
        init => Set(ReplaceOption, value);
    }

    /// <summary>Whether the archive is only checked.</summary>
    public bool Verify
    {
        get => Flag(VerifyOption);
        init => Set(VerifyOption, value);
    }

    /// <summary>Whether the keys and the users of the backup may come in, beside those that are there.</summary>
    public bool WithKeys
    {
        get => Flag(WithKeysOption);
        init => Set(WithKeysOption, value);
    }
}

/// <summary>A backup that was restored, or only verified.</summary>
public sealed partial record RestoreReply : Reply
{
    /// <summary>What the backup holds; omitted if it was restored.</summary>
    public RestoredCounts? Verified { get; init; }

    /// <summary>What was restored; omitted if the backup was only verified.</summary>
    public RestoredCounts? Restored { get; init; }

    /// <summary>When the backup was made.</summary>
    public required string Created { get; init; }

    /// <summary>The release that made it.</summary>
    public required string Product { get; init; }

    /// <summary>Whether the data folder held something before.</summary>
    public required bool Replaced { get; init; }

    /// <summary>The API keys that came in with it; null: none.</summary>
    public ImmutableArray<RestoredKey>? Keys { get; init; }

    /// <summary>The names of the users that came in with it; null: none.</summary>
    public ImmutableArray<string>? Users { get; init; }

    /// <summary>Files of the backup that say who may do what, and were left out; null: none.</summary>
    public ImmutableArray<string>? LeftOut { get; init; }

    /// <summary>Files that were damaged already when the backup was made.</summary>
    public ImmutableArray<string>? Warnings { get; init; }
}

/// <summary>How much a backup holds.</summary>
public sealed partial record RestoredCounts(int Files, long Bytes, int Schedules, int Playlists);

/// <summary>A key that came in with a backup.</summary>
public sealed partial record RestoredKey(string Id, string Name, string Role);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RestoreReply))]
internal sealed partial class RestoreJson : JsonSerializerContext;
