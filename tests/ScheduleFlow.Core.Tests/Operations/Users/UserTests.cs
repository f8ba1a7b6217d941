using System.Text;
using System.Text.Json;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Contracts.Operations.Keys;
using ScheduleFlow.Contracts.Operations.Users;
using ScheduleFlow.Core.Operations;
using ScheduleFlow.Core.Operations.Inputs;
using ScheduleFlow.Core.Operations.Keys;
using ScheduleFlow.Core.Operations.Maintenance;
using ScheduleFlow.Core.Operations.Users;
using ScheduleFlow.Core.Storage;
using ScheduleFlow.Core.Storage.Files;
using ScheduleFlow.Core.Tests.Checking;
using ScheduleFlow.Core.Tests.Storage;
using ScheduleFlow.Core.Users;
using ScheduleFlow.TestKit;

namespace ScheduleFlow.Core.Tests.Operations.Users;

public sealed class UserTests : IDisposable
{
    private const string Password = "three dry towels";

    private readonly TempFolder _folder = new();
    private int _random;

    private string UsersFile => Path.Combine(_folder["data"], UserFile.Name);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_password_can_be_checked_against_what_is_stored_and_is_stored_nowhere()
    {
        Create("anna").Problem.Should().BeNull();

        var stored = Stored("anna");
        PasswordHash.IsOf(stored.Hash, Password).Should().BeTrue();
        PasswordHash.IsOf(stored.Hash, Password + "!").Should().BeFalse();
        PasswordHash.IsOf("no hash", Password).Should().BeFalse();
        foreach (var path in Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories))
        {
            File.ReadAllText(path).Should().NotContain(Password, path);
        }
    }

    [Fact]
    public void The_file_of_users_is_for_its_owner_alone_also_when_it_was_restored()
    {
        Requires.That(!OperatingSystem.IsWindows(), "file modes");
        Create("anna").Problem.Should().BeNull();
        Backup.ToFile(_folder["b.tar.gz"], force: false, Context(0)).Problem.Should().BeNull();
        Archives.BackupSample.Restored(_folder["b.tar.gz"], _folder["other"]).Problem.Should().BeNull();

        foreach (var path in new[] { UsersFile, Path.Combine(_folder["other"], UserFile.Name) })
        {
            Mode(path).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    [Fact]
    public void A_restore_lets_no_disabled_user_in_again()
    {
        Create("anna").Problem.Should().BeNull();
        Backup.ToFile(_folder["b.tar.gz"], force: false, Context(0)).Problem.Should().BeNull();
        DisableUser.Run(new DisableUserRequest { Name = "anna" }, Context(60)).Problem.Should().BeNull();

        Archives.BackupSample.Restored(_folder["b.tar.gz"], _folder["data"], RestoreMode.Replace).Problem.Should().BeNull();

        Stored("anna").Disabled.Should().NotBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("anna@tv.example")]
    [InlineData("Editor")]
    [InlineData("none")]
    [InlineData("OIDC.anna-0123abcd")]
    public void A_name_that_the_audit_log_could_not_tell_apart_is_refused(string name)
        => Create(name).Problem!.Type.Should().Be(ErrorType.Validation);

    [Fact]
    public void A_name_is_one_users_alone_in_any_case_and_no_keys()
    {
        Create("anna").Problem.Should().BeNull();
        Create("Anna").Problem!.Type.Should().Be(ErrorType.Conflict);
        CreateKey.Run(new CreateKeyRequest { Name = "Anna", Role = "viewer" }, Context(0)).Problem!.Type.Should().Be(ErrorType.Conflict);

        CreateKey.Run(new CreateKeyRequest { Name = "nightly", Role = "viewer" }, Context(0)).Problem.Should().BeNull();
        Create("nightly").Problem!.Type.Should().Be(ErrorType.Conflict);
    }

    [Theory]
    [InlineData("short words")]
    [InlineData("aaaaaaaaaaaaaaaa")]
    [InlineData("Password1234")]
    [InlineData("passwordpassword")]
    [InlineData("annaannaanna")]
    [InlineData("1234567890123")]
    [InlineData("correct horse battery staple")]
    [InlineData("a line\nand one more")]
    public void A_password_that_others_would_try_first_is_refused_and_not_repeated(string password)
    {
        var problem = Create("anna", password: password).Problem!;

        problem.Type.Should().Be(ErrorType.Validation);
        problem.ToString().Should().NotContain(password);
        File.Exists(UsersFile).Should().BeFalse();
    }

    [Theory]
    [InlineData("three dry towels")]
    [InlineData("anna likes 12 long walks")]
    [InlineData("пароль на завтра")]
    public void A_long_one_will_do_whatever_it_is_made_of(string password) => Create("anna", password: password).Problem.Should().BeNull();

    [Fact]
    public void A_password_of_more_than_200_characters_is_refused() => Create("anna", password: string.Join(' ', Enumerable.Range(0, 80))).Problem!.Type.Should().Be(ErrorType.Validation);

    [Fact]
    public void Each_change_that_ends_sessions_has_another_stamp_and_none_is_of_no_change()
    {
        Create("anna").Problem.Should().BeNull();
        var stamps = new List<string> { Stored("anna").Stamp };

        SetPassword.Run(new SetPasswordRequest { Name = "ANNA", Password = "four wet towels" }, Context(1)).Value.User.PasswordSet.Should().Be(Events.Origin.PlusSeconds(1).ToString());
        stamps.Add(Stored("anna").Stamp);
        PasswordHash.IsOf(Stored("anna").Hash, "four wet towels").Should().BeTrue();
        UpdateUser.Run(new UpdateUserRequest { Name = "anna", Role = "admin" }, Context(2)).Value.User.Role.Should().Be("admin");
        stamps.Add(Stored("anna").Stamp);
        DisableUser.Run(new DisableUserRequest { Name = "anna" }, Context(3)).Value.User.State.Should().Be("disabled");
        stamps.Add(Stored("anna").Stamp);
        stamps.Should().OnlyHaveUniqueItems();

        var before = File.ReadAllText(UsersFile);
        UpdateUser.Run(new UpdateUserRequest { Name = "anna", Role = "admin" }, Context(4)).Problem.Should().BeNull();
        DisableUser.Run(new DisableUserRequest { Name = "anna" }, Context(5)).Value.User.Disabled.Should().Be(Events.Origin.PlusSeconds(3).ToString());
        File.ReadAllText(UsersFile).Should().Be(before);

        EnableUser.Run(new EnableUserRequest { Name = "anna" }, Context(6)).Value.User.State.Should().Be("active");
        Stored("anna").Stamp.Should().Be(stamps[^1], "the sessions of before stay ended");
    }

    [Fact]
    public void Nobody_of_that_name_is_not_found()
    {
        DisableUser.Run(new DisableUserRequest { Name = "bob" }, Context(0)).Problem!.Type.Should().Be(ErrorType.NotFound);
        SetPassword.Run(new SetPasswordRequest { Name = "bob", Password = Password }, Context(0)).Problem!.Type.Should().Be(ErrorType.NotFound);
    }

    [Fact]
    public void The_last_admin_stays_one_unless_somebody_in_a_shell_wants_it_otherwise()
    {
        const string Remote = "anna@198.51.100.7";
        Create("anna", "admin").Problem.Should().BeNull();
        Create("bob").Problem.Should().BeNull();

        DisableUser.Run(new DisableUserRequest { Name = "Anna" }, Context(1, actor: Remote)).Problem!.Type.Should().Be(ErrorType.Conflict);
        UpdateUser.Run(new UpdateUserRequest { Name = "anna", Role = "viewer" }, Context(1, actor: Remote)).Problem!.Type.Should().Be(ErrorType.Conflict);
        DisableUser.Run(new DisableUserRequest { Name = "bob" }, Context(1, actor: Remote)).Problem.Should().BeNull();
        UpdateUser.Run(new UpdateUserRequest { Name = "bob", Role = "admin" }, Context(1, actor: Remote)).Problem.Should().BeNull();
        DisableUser.Run(new DisableUserRequest { Name = "anna" }, Context(1, actor: Remote)).Problem!.Type.Should().Be(ErrorType.Conflict, "bob is disabled");
        DisableUser.Run(new DisableUserRequest { Name = "anna" }, Context(1)).Problem.Should().BeNull();
        EnableUser.Run(new EnableUserRequest { Name = "bob" }, Context(1, actor: Remote)).Problem.Should().BeNull();
    }

    [Fact]
    public void The_list_says_who_may_sign_in_and_nothing_of_the_password()
    {
        Create("anna", "admin").Problem.Should().BeNull();
        Create("bob").Problem.Should().BeNull();
        DisableUser.Run(new DisableUserRequest { Name = "bob" }, Context(1)).Problem.Should().BeNull();

        var text = Text(ListUsers.Run(new ListUsersRequest(), Context(2)).Value);

        var users = JsonDocument.Parse(text).RootElement.GetProperty("users").EnumerateArray().ToList();
        users.Select(user => $"{user.GetProperty("name")} {user.GetProperty("role")} {user.GetProperty("state")}").Should().Equal("anna admin active", "bob editor disabled");
        text.Should().NotContainAny(Stored("anna").Hash, Stored("anna").Stamp);
    }

    [Theory]
    [InlineData("\"role\":\"editor\"", "\"role\":\"root\"")]
    [InlineData("\"disabled\":null,", "")]
    [InlineData("\"disabled\":null", "\"disabled\":false")]
    [InlineData("\"stamp\":\"", "\"stamp\":\"0")]
    [InlineData("\"hash\":\"", "\"hash\":1,\"hsh\":\"")]
    [InlineData("\"name\":\"anna\"", "\"name\":\"admin\"")]
    [InlineData("\"version\":1", "\"version\":\"1\"")]
    public void A_file_of_users_is_understood_whole_or_not_at_all(string from, string to)
    {
        Create("anna").Problem.Should().BeNull();
        var text = File.ReadAllText(UsersFile);
        text.Should().Contain(from);

        FluentActions.Invoking(() => UserFile.Read(Encoding.UTF8.GetBytes(text.Replace(from, to, StringComparison.Ordinal)), out _)).Should().Throw<JsonException>();
    }

    [Fact]
    public void A_damaged_file_is_put_aside_and_not_recovered_and_doctor_says_so()
    {
        Create("anna").Problem.Should().BeNull();
        File.WriteAllText(UsersFile, "{");

        Context(1).Store.Maintenance.Check(repair: false).Value.Findings.Should().ContainSingle(finding => finding.Id == "users-damaged");
        Context(1).Store.Users.List().Problem!.Type.Should().Be(ErrorType.StoreCorrupt);
        Directory.GetFiles(_folder["data"], "users.json.corrupt-*").Should().ContainSingle();
    }

    [Fact]
    public void Doctor_says_that_others_may_read_the_file()
    {
        Requires.That(!OperatingSystem.IsWindows(), "file modes");
        Create("anna").Problem.Should().BeNull();
        SetMode(UsersFile, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);

        var health = Context(1).Store.Maintenance.Check(repair: false).Value;
        health.Findings.Should().ContainSingle().Which.Id.Should().Be("users-open");
        health.Checked.Users.Should().Be(1);
    }

    [Fact]
    public void Every_change_of_a_user_has_its_line_in_the_audit_log_by_the_name()
    {
        Create("anna").Problem.Should().BeNull();
        DisableUser.Run(new DisableUserRequest { Name = "ANNA" }, Context(1)).Problem.Should().BeNull();

        var entries = Context(20).Store.Audit.List(new AuditQuery(9, null, null)).Value.Entries;

        entries.Should().HaveCount(2).And.OnlyContain(entry => entry.Ids.Single() == "anna" && entry.Result == "success");
    }

    [Fact]
    public void A_body_says_the_password_and_not_another_name_than_the_path()
    {
        var request = new SetPasswordRequest { Name = "anna" };
        request.Add(Operation.RequestBody, "-");
        RequestBody.ReadInto(request, Context(0, """{"name":"bob","password":"four wet towels"}"""))!.Message.Should().Contain("name");

        request = new SetPasswordRequest { Name = "anna" };
        request.Add(Operation.RequestBody, "-");
        RequestBody.ReadInto(request, Context(0, """{"password":"four wet towels"}""")).Should().BeNull();
        (request.Name, request.Password).Should().Be(("anna", "four wet towels"));
    }

    [Fact]
    public void A_body_without_what_must_be_there_is_refused()
    {
        var request = new CreateUserRequest();
        request.Add(Operation.RequestBody, "-");
        RequestBody.ReadInto(request, Context(0, """{"name":"anna","role":"viewer"}"""))!.Message.Should().Be("password is missing.");
    }

    [Fact]
    public void A_secret_is_never_an_argument()
    {
        new CreateUserRequest { Name = "anna", Role = "viewer", Password = Password }.Options().Should().NotContain(option => option.Contains(Password));
        Contracts.Operations.Operations.All.SelectMany(operation => operation.Options.Select(option => (operation, option)))
            .Where(both => both.option.Type == OptionType.Secret)
            .Should().NotBeEmpty().And.OnlyContain(both => both.option.Reach == OptionReach.Http && both.operation.Routes.All(route => route.Body == BodyKind.Request));
    }

    private static UnixFileMode Mode(string path) => OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(path);

    private static void SetMode(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, mode);
        }
    }

    private static string Text(ListUsersReply reply)
    {
        using var output = new MemoryStream();
        using (var json = new Utf8JsonWriter(output))
        {
            reply.Write(json);
        }

        return Encoding.UTF8.GetString(output.ToArray());
    }

    private User Stored(string name) => UserFile.Read(File.ReadAllBytes(UsersFile), out _).Single(user => user.Name == name);

    // In a shell: the password is asked for.
    private Outcome<UserReply> Create(string name, string role = "editor", string password = Password)
    {
        var context = Context(0);
        return CreateUser.Run(
            new CreateUserRequest { Name = name, Role = role },
            context with { Outside = context.Outside with { ReadNewSecret = _ => password } });
    }

    private OperationContext Context(int second, string input = "", string? actor = null)
    {
        var now = Events.Origin.PlusSeconds(second);
        return new()
        {
            Store = new FileStore(_folder["data"], Samples.Origin with { Now = now, Actor = actor }),
            Now = now,
            Entropy = default,
            Outside = new Surroundings { FillRandom = bytes => bytes.Fill((byte)++_random), OpenInput = () => new MemoryStream(Encoding.UTF8.GetBytes(input)) },
        };
    }
}
