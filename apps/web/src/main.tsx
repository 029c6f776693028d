import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import './styles/base.css';
import './styles/shell.css';
import './styles/table.css';

createRoot(document.getElementById('root')!).render(<App />);
