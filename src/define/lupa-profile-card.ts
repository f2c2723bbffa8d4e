import { registerAdapter } from '../api/adapter-registry.ts';
import { lupaProfile } from '../api/adapters/lupa/profile.ts';
import { lupaSignIn } from '../api/adapters/lupa/sign-in.ts';
import { defineElement } from '../base/define-element.ts';
import { LupaProfileCard } from '../elements/profile-card/profile-card.ts';
import { providePageConnection } from '../elements/provider/page-provider.ts';

registerAdapter('lupa', { profile: lupaProfile, signIn: lupaSignIn });
providePageConnection();
defineElement('lupa-profile-card', LupaProfileCard);
