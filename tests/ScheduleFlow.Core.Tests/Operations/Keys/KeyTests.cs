using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Keys;
using ScheduleFlow.Core.Keys;
using ScheduleFlow.Core.Operations;
using ScheduleFlow.Core.Operations.Keys;
using ScheduleFlow.Core.Operations.Maintenance;
using ScheduleFlow.Core.Storage;
using ScheduleFlow.Core.Storage.Files;
using ScheduleFlow.Core.Tests.Checking;
using ScheduleFlow.Core.Tests.Storage;
using ScheduleFlow.Core.Time;
using ScheduleFlow.TestKit;

namespace ScheduleFlow.Core.Tests.Operations.Keys;

public sealed class KeyTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private static string InAYear => Instant.From(Events.Origin.ToDateTimeOffset().AddYears(1)).ToString();

    private string KeysFile => Path.Combine(_folder["data"], "keys.json");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_key_can_be_checked_against_what_is_stored_and_is_stored_nowhere()
    {
        var material = Material(1);
        Create("nightly-import", material, "editor").Problem.Should().BeNull();

        ApiKeyText.TryParse(material.Key, out var id, out var secret).Should().BeTrue();
        var stored = ApiKeyFile.Read(File.ReadAllBytes(KeysFile), out _).Should().ContainSingle().Subject;
        stored.Id.Should().Be(id);
        stored.Hash.Should().Equal(SHA256.HashData([.. stored.Salt, .. Encoding.ASCII.GetBytes(secret!)]));
        foreach (var path in Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories))
        {
            File.ReadAllText(path).Should().NotContain(secret, path);
        }

        material.ToString().Should().NotContain(secret);
    }

    [Fact]
    public void The_file_of_keys_is_for_its_owner_alone_also_when_it_was_restored()
    {
        Requires.That(!OperatingSystem.IsWindows(), "file modes");
        Create("one", Material(1)).Problem.Should().BeNull();
        Create("two", Material(2)).Problem.Should().BeNull();
        Backup.ToFile(_folder["b.tar.gz"], force: false, Context(0)).Problem.Should().BeNull();
        Archives.BackupSample.Restored(_folder["b.tar.gz"], _folder["other"]).Problem.Should().BeNull();

        foreach (var path in new[] { KeysFile, Path.Combine(_folder["other"], "keys.json") })
        {
            Mode(path).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    [Fact]
    public void A_restore_makes_no_revoked_key_valid_again()
    {
        var material = Material(1);
        Create("one", material).Problem.Should().BeNull();
        Backup.ToFile(_folder["b.tar.gz"], force: false, Context(0)).Problem.Should().BeNull();
        Revoke(material.Id, at: 60).Problem.Should().BeNull();

        Archives.BackupSample.Restored(_folder["b.tar.gz"], _folder["data"], RestoreMode.Replace).Problem.Should().BeNull();

        Context(120).Store.Keys.List().Value.Should().ContainSingle().Which.Revoked.Should().NotBeNull();
    }

    [Theory]
    [InlineData("IntoEmpty")]
    [InlineData("Replace")]
    [InlineData("Verify")]
    public void A_restore_plants_no_key_and_no_user_unless_it_is_told_to_and_says_so(string mode)
    {
        Create("one", Material(1), "admin").Problem.Should().BeNull();
        User("anna");
        File.WriteAllText(Path.Combine(_folder["data"], "config.json"), "{\"version\":1}");
        Backup.ToFile(_folder["b.tar.gz"], force: false, Context(0)).Problem.Should().BeNull();

        var reply = Archives.BackupSample.Restored(_folder["b.tar.gz"], _folder["other"], Enum.Parse<RestoreMode>(mode), withKeys: false).Value;

        reply.LeftOut!.Value.Should().Equal("keys.json", "users.json");
        (reply.Keys, reply.Users).Should().Be((null, null));
        File.Exists(Path.Combine(_folder["other"], "keys.json")).Should().BeFalse();
        File.Exists(Path.Combine(_folder["other"], "users.json")).Should().BeFalse();
        File.Exists(Path.Combine(_folder["other"], "config.json")).Should().Be(mode != "Verify", "all else comes in");
    }

    [Fact]
    public void With_keys_those_of_the_backup_come_in_beside_the_folders_own_and_reply_and_audit_log_name_them()
    {
        Create("one", Material(1), "admin").Problem.Should().BeNull();
        Create("two", Material(2), "editor").Problem.Should().BeNull();
        User("anna");
        Backup.ToFile(_folder["b.tar.gz"], force: false, Context(0)).Problem.Should().BeNull();
        Revoke(Material(1).Id, at: 60).Problem.Should().BeNull();
        Create("three", Material(3), at: 60).Problem.Should().BeNull();
        var keys = Context(60).Store.Keys.List().Value;
        new FileStore(_folder["other"], Samples.Origin).Keys.Add(keys.Single(key => key.Name == "one"), Samples.Origin.Now).Problem.Should().BeNull();
        new FileStore(_folder["other"], Samples.Origin).Keys.Add(keys.Single(key => key.Name == "three"), Samples.Origin.Now).Problem.Should().BeNull();

        var reply = Archives.BackupSample.Restored(_folder["b.tar.gz"], _folder["other"], RestoreMode.Replace).Value;

        reply.Keys!.Value.Select(key => $"{key.Id} {key.Name} {key.Role}").Should().Equal($"{Material(2).Id} two editor");
        reply.Users!.Value.Should().Equal("anna");
        reply.LeftOut.Should().BeNull();
        var store = new FileStore(_folder["other"], Samples.Origin);
        store.Keys.List().Value.Select(key => $"{key.Name} {key.Revoked is not null}").Should().Equal("one True", "three False", "two False");
        store.Audit.List(new AuditQuery(9, null, null)).Value.Entries.Single(entry => entry.Action == "let_in").Ids.Should().Equal(Material(2).Id, "anna");
        Mode(Path.Combine(_folder["other"], "keys.json")).Should().Be(Mode(KeysFile));
    }

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("a@b")]
    [InlineData("line\nbreak")]
    [InlineData("ünïcode")]
    [InlineData("admin")]
    [InlineData("Editor")]
    [InlineData("none")]
    public void A_name_that_the_audit_log_could_not_tell_apart_is_refused(string name)
        => Create(name, Material(1)).Problem!.Type.Should().Be(ErrorType.Validation);

    [Fact]
    public void A_name_is_free_again_when_its_key_is_over()
    {
        Create("one", Material(1)).Problem.Should().BeNull();
        Create("one", Material(2)).Problem!.Type.Should().Be(ErrorType.Conflict);
        Revoke(Material(1).Id, at: 0).Problem.Should().BeNull();
        Create("one", Material(2), expires: Events.Origin.PlusSeconds(60).ToString()).Problem.Should().BeNull();
        Create("one", Material(3), at: 59).Problem!.Type.Should().Be(ErrorType.Conflict);
        Create("one", Material(3), at: 60).Problem.Should().BeNull();
    }

    [Fact]
    public void To_revoke_again_changes_nothing()
    {
        Create("one", Material(1)).Problem.Should().BeNull();
        Revoke(Material(1).Id, at: 10).Problem.Should().BeNull();
        var before = File.ReadAllText(KeysFile);

        Revoke(Material(1).Id, at: 20).Value.Revoked.Should().Be(Events.Origin.PlusSeconds(10).ToString());

        File.ReadAllText(KeysFile).Should().Be(before);
    }

    [Fact]
    public void A_key_given_for_an_id_is_not_repeated()
    {
        var problem = Revoke(Material(1).Key, at: 0).Problem!;

        problem.Type.Should().Be(ErrorType.NotFound);
        problem.ToString().Should().NotContain(Material(1).Key[^20..]);
    }

    [Theory]
    [InlineData("2020-01-01T00:00:00Z")]
    [InlineData("tomorrow")]
    public void A_key_does_not_expire_before_it_exists(string expires)
        => Create("one", Material(1), expires: expires).Problem!.Type.Should().Be(ErrorType.Validation);

    [Fact]
    public void The_list_says_who_has_a_key_and_nothing_of_the_key()
    {
        Create("one", Material(1), "admin").Problem.Should().BeNull();
        Create("two", Material(2), expires: Events.Origin.PlusSeconds(60).ToString()).Problem.Should().BeNull();
        Create("three", Material(3)).Problem.Should().BeNull();
        Revoke(Material(3).Id, at: 10).Problem.Should().BeNull();

        var text = Text(ListKeys.Run(new ListKeysRequest(), Context(60)).Value);

        var keys = JsonDocument.Parse(text).RootElement.GetProperty("keys").EnumerateArray().ToList();
        keys.Select(key => $"{key.GetProperty("name")} {key.GetProperty("role")} {key.GetProperty("state")}").Should().Equal("one admin valid", "two viewer expired", "three viewer revoked");
        text.Should().NotContainAny(Material(1).Key[^64..], Convert.ToHexStringLower(Material(1).Hash.AsSpan()), Convert.ToHexStringLower(Material(1).Salt.AsSpan()));
    }

    [Theory]
    [InlineData("\"role\":\"viewer\"", "\"role\":\"root\"")]
    [InlineData("\"expires\":\"2027-01-01T00:00:00Z\",", "")]
    [InlineData("\"expires\":\"2027-01-01T00:00:00Z\"", "\"expires\":\"never\"")]
    [InlineData("\"revoked\":null", "\"revoked\":false")]
    [InlineData("\"hash\":\"", "\"hash\":\"00")]
    [InlineData("\"name\":\"one\"", "\"name\":\"admin\"")]
    [InlineData("\"version\":2", "\"version\":\"2\"")]
    [InlineData("\"verbs\":null,", "")]
    [InlineData("\"verbs\":null", "\"verbs\":[]")]
    [InlineData("\"verbs\":null", "\"verbs\":[7]")]
    [InlineData("\"channels\":null,", "")]
    [InlineData("\"channels\":null", "\"channels\":\"one\"")]
    [InlineData("\"channels\":null", "\"channels\":[\"no id\"]")]
    public void A_file_of_keys_is_understood_whole_or_not_at_all(string from, string to)
    {
        Create("one", Material(1)).Problem.Should().BeNull();
        var text = File.ReadAllText(KeysFile);
        from = from.Replace("2027-01-01T00:00:00Z", InAYear, StringComparison.Ordinal);
        text.Should().Contain(from);

        FluentActions.Invoking(() => ApiKeyFile.Read(Encoding.UTF8.GetBytes(text.Replace(from, to, StringComparison.Ordinal)), out _)).Should().Throw<JsonException>();
    }

    [Fact]
    public void A_key_expires_in_a_year_unless_its_owner_says_otherwise()
    {
        Create("one", Material(1)).Value.Expires.Should().Be(InAYear);
        Create("two", Material(2), expires: "never").Value.Expires.Should().BeNull();
        Create("three", Material(3), expires: "2099-01-01").Value.Expires.Should().Be("2099-01-01T00:00:00Z");
    }

    [Fact]
    public void A_key_may_be_for_some_verbs_areas_and_channels_and_the_list_says_so()
    {
        var created = Create("one", Material(1), "editor", verbs: ["import-schedule", "channels", "events"], channels: ["campus.example.edu"]).Value;

        created.Verbs.Should().Equal("import-schedule", "channels", "events");
        var row = ListKeys.Run(new ListKeysRequest(), Context(60)).Value.Keys.Single();
        row.Verbs.Should().Equal(created.Verbs);
        row.Channels.Should().Equal("campus.example.edu");
        var stored = ApiKeyFile.Read(File.ReadAllBytes(KeysFile), out _).Single();
        stored.Verbs.Should().Equal(created.Verbs);
        stored.Channels.Should().Equal(created.Channels);
    }

    [Theory]
    [InlineData("import-schedul", "Did you mean “import-schedule”?")]
    [InlineData("doctor", "It is for a shell on the server.")]
    [InlineData("create-key", "Create a key without --verb for that.")]
    [InlineData("rotate-key", "Create a key without --verb for that.")]
    [InlineData("shell", null)]
    [InlineData("", null)]
    public void A_scope_names_only_what_a_key_can_open(string verb, string? hint)
    {
        var problem = Create("one", Material(1), verbs: [verb]).Problem!;

        problem.Type.Should().Be(ErrorType.Validation);
        (hint is null || problem.Hint == hint).Should().BeTrue(problem.Hint);
        Create("one", Material(1), channels: ["no id"]).Problem!.Type.Should().Be(ErrorType.Validation);
    }

    [Fact]
    public void A_rotated_key_has_a_new_secret_and_the_old_one_stays_valid_for_the_overlap()
    {
        Create("one", Material(1), "editor", expires: "never", verbs: ["import-schedule"], channels: ["campus"]).Problem.Should().BeNull();

        var rotated = Rotate(Material(1).Id, Material(2), at: 100).Value;

        rotated.Key.Should().Be(Material(2).Key);
        (rotated.Name, rotated.Role, rotated.OldId).Should().Be(("one", "editor", Material(1).Id));
        rotated.Verbs.Should().Equal("import-schedule");
        rotated.Channels.Should().Equal("campus");
        rotated.OldExpires.Should().Be(Events.Origin.PlusSeconds(100 + (24 * 3600)).ToString());
        rotated.Expires.Should().Be(Instant.From(Events.Origin.PlusSeconds(100).ToDateTimeOffset().AddYears(1)).ToString());
        States(at: 100 + (24 * 3600) - 1).Should().Equal("valid", "valid");
        States(at: 100 + (24 * 3600)).Should().Equal("expired", "valid");
    }

    [Fact]
    public void A_rotation_never_makes_the_old_key_valid_for_longer()
    {
        Create("one", Material(1), expires: Events.Origin.PlusSeconds(60).ToString()).Problem.Should().BeNull();

        Rotate(Material(1).Id, Material(2), at: 10, overlap: "7d").Value.OldExpires.Should().Be(Events.Origin.PlusSeconds(60).ToString());
    }

    [Fact]
    public void Without_an_overlap_the_old_key_is_over_at_once_and_is_not_rotated_again()
    {
        Create("one", Material(1)).Problem.Should().BeNull();

        Rotate(Material(1).Id, Material(2), at: 10, overlap: "0").Problem.Should().BeNull();

        States(at: 10).Should().Equal("expired", "valid");
        Rotate(Material(1).Id, Material(3), at: 10).Problem!.Type.Should().Be(ErrorType.Conflict);
        Rotate(Material(9).Id, Material(3), at: 10).Problem!.Type.Should().Be(ErrorType.NotFound);
        Rotate(Material(2).Key, Material(3), at: 10).Problem!.Type.Should().Be(ErrorType.NotFound);
        Rotate(Material(2).Id, Material(3), at: 10, overlap: "soon").Problem!.Type.Should().Be(ErrorType.Validation);
    }

    [Fact]
    public void The_list_says_when_a_key_was_last_used_and_a_damaged_file_of_uses_hides_no_key()
    {
        Create("one", Material(1)).Problem.Should().BeNull();
        Create("two", Material(2)).Problem.Should().BeNull();
        new FileKeyUses(_folder["data"]).Note(new Dictionary<string, DateTimeOffset> { [Material(2).Id] = Events.Origin.PlusSeconds(30).ToDateTimeOffset() });

        ListKeys.Run(new ListKeysRequest(), Context(60)).Value.Keys.Select(key => key.LastUsed).Should().Equal(null, Events.Origin.PlusSeconds(30).ToString());

        File.WriteAllText(Path.Combine(_folder["data"], "usage", "keys.json"), "{");
        ListKeys.Run(new ListKeysRequest(), Context(60)).Value.Keys.Select(key => key.LastUsed).Should().Equal(null, null);
        Context(60).Store.Maintenance.Check(repair: false).Value.Findings.Should().BeEmpty();
    }

    [Fact]
    public void Keys_of_the_first_schema_are_read_as_they_were_and_migrated_without_a_copy_of_the_old_file()
    {
        Create("one", Material(1), expires: "never").Problem.Should().BeNull();
        var newer = File.ReadAllText(KeysFile);
        File.WriteAllText(KeysFile, newer.Replace("\"version\":2", "\"version\":1", StringComparison.Ordinal).Replace("\"verbs\":null,\"channels\":null,", "", StringComparison.Ordinal));

        var old = ApiKeyFile.Read(File.ReadAllBytes(KeysFile), out var version).Single();
        version.Should().Be(1);
        (old.Verbs.IsEmpty, old.Channels.IsEmpty, old.Expires).Should().Be((true, true, null));

        Context(10).Store.Maintenance.Migrate(dryRun: false).Value.Migrated.Should().Be(1);
        ApiKeyFile.Read(File.ReadAllBytes(KeysFile), out version).Single().Hash.Should().Equal(old.Hash);
        version.Should().Be(2);
        File.Exists(KeysFile + ".bak").Should().BeFalse();
    }

    [Fact]
    public void Every_change_of_a_key_has_its_line_in_the_audit_log()
    {
        Create("one", Material(1)).Problem.Should().BeNull();
        Revoke(Material(1).Id, at: 10).Problem.Should().BeNull();

        var entries = Context(20).Store.Audit.List(new AuditQuery(9, null, null)).Value.Entries;

        entries.Should().HaveCount(2).And.OnlyContain(entry => entry.Ids.Single() == Material(1).Id && entry.Actor == Samples.Origin.Actor && entry.Result == "success");
    }

    private static KeyMaterial Material(int number) => new(RandomBytes(number));

    private static byte[] RandomBytes(int number) => [.. Enumerable.Range(0, KeyMaterial.RandomBytes).Select(i => (byte)((i * 7) + (number * 31)))];

    private static byte[] Random(KeyMaterial material) => Enumerable.Range(0, 256).Select(RandomBytes).First(bytes => new KeyMaterial(bytes).Key == material.Key);

    private static UnixFileMode Mode(string path) => OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(path);

    private static string Text(ListKeysReply reply)
    {
        using var output = new MemoryStream();
        using (var json = new Utf8JsonWriter(output))
        {
            reply.Write(json);
        }

        return Encoding.UTF8.GetString(output.ToArray());
    }

    // The random bytes are those that the key was made of.
    private Outcome<CreateKeyReply> Create(
        string name, KeyMaterial material, string? role = null, string? expires = null, int at = 0, string[]? verbs = null, string[]? channels = null) =>
        CreateKey.Run(
            new CreateKeyRequest { Name = name, Role = role ?? ApiKeyRoles.Viewer, Expires = expires, Verbs = [.. verbs ?? []], Channels = [.. channels ?? []] },
            Context(at, material));

    private Outcome<RotateKeyReply> Rotate(string id, KeyMaterial material, int at, string? overlap = null) =>
        RotateKey.Run(overlap is null ? new RotateKeyRequest { Id = id } : new RotateKeyRequest { Id = id, Overlap = overlap }, Context(at, material));

    private IEnumerable<string> States(int at) => ListKeys.Run(new ListKeysRequest(), Context(at)).Value.Keys.Select(key => key.State);

    private OperationContext Context(int second, KeyMaterial material) =>
        Context(second) with { Outside = new Surroundings { FillRandom = bytes => Random(material).CopyTo(bytes) } };

    private Outcome<RevokeKeyReply> Revoke(string id, int at) => RevokeKey.Run(new RevokeKeyRequest { Id = id }, Context(at));

    private void User(string name) => Context(0).Store.Users.Add(Samples.User(name)).Problem.Should().BeNull();

    private OperationContext Context(int second)
    {
        var now = Events.Origin.PlusSeconds(second);
        return new() { Store = new FileStore(_folder["data"], Samples.Origin with { Now = now }), Now = now, Entropy = default };
    }
}
